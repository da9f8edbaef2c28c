package io.archbench.coordination;

import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Seeded contents of nodes, all of one length. Immutable: nobody writes into what it hands out. */
final class Values {
  /** Length of what benchmarks write. */
  static final int WRITTEN_BYTES = 100;

  // a prime, so that nodes and values do not come round together
  private static final int WRITTEN = 61;

  private final byte[][] values;

  Values(SeededRandom random, int count, int bytes) {
    values = new byte[count][];
    Arrays.setAll(values, index -> value(random, bytes));
  }

  /** What benchmarks write, over and over. */
  static Values written(Seed seed) {
    return new Values(seed.corpus(), WRITTEN, WRITTEN_BYTES);
  }

  private static byte[] value(SeededRandom random, int bytes) {
    ByteBuffer words = ByteBuffer.allocate(bytes + Long.BYTES);
    while (words.position() < bytes) {
      words.putLong(random.nextLong());
    }
    return Arrays.copyOf(words.array(), bytes);
  }

  int count() {
    return values.length;
  }

  /** One of them; they come round again after the last. */
  byte[] get(int turn) {
    return values[Math.floorMod(turn, values.length)];
  }

  String sha256() {
    MessageDigest digest = Sha256.digest();
    for (byte[] value : values) {
      digest.update(value);
    }
    return Sha256.hexadecimal(digest);
  }

  static String hexadecimal(byte[] value) {
    return HexFormat.of().formatHex(value);
  }
}
