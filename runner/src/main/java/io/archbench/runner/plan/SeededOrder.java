package io.archbench.runner.plan;

import io.archbench.trial.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Orders that depend on a study's seed, a purpose and a round, and on nothing else. */
final class SeededOrder {
  private SeededOrder() {}

  static <T> List<T> of(List<T> items, long seed, String purpose, int round) {
    UniformRandomProvider random =
        RandomSource.XO_SHI_RO_256_PP.create(subSeed(seed, purpose, round));
    List<T> order = new ArrayList<>(items);
    ListSampler.shuffle(random, order);
    return order;
  }

  /** The first eight bytes of SHA-256 of {@code seed/purpose/round}, the highest first. */
  static long subSeed(long seed, String purpose, int round) {
    String text = seed + "/" + purpose + "/" + round;
    byte[] digest = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong();
  }
}
