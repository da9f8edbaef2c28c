package io.archbench.analysis.validation;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Random numbers of one seed. Not thread-safe. */
public final class Draws {
  /** Of Student's t: the heaviest tails that still have a variance. */
  private static final int TAIL_DEGREES = 3;

  private final UniformRandomProvider random;
  private final ZigguratSampler.NormalizedGaussian gauss;

  /** The numbers of that seed. */
  public Draws(long seed) {
    random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    gauss = ZigguratSampler.NormalizedGaussian.of(random);
  }

  /** From a normal distribution with that standard deviation. */
  public double normal(double deviation) {
    return deviation * gauss.sample();
  }

  /** From Student's t with three degrees of freedom, scaled to that standard deviation. */
  double heavy(double deviation) {
    double squares = 0;
    for (int i = 0; i < TAIL_DEGREES; i++) {
      double each = gauss.sample();
      squares += each * each;
    }
    double t = gauss.sample() / Math.sqrt(squares / TAIL_DEGREES);
    return deviation * t / Math.sqrt(TAIL_DEGREES / (TAIL_DEGREES - 2.0));
  }

  /** From 0, included, to 1, excluded. */
  double uniform() {
    return random.nextDouble();
  }

  int below(int limit) {
    return random.nextInt(limit);
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }
}
