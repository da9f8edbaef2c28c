package io.archbench.analysis.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution, for any positive degrees of freedom, whole or not. */
public final class StudentT {
  private StudentT() {}

  /**
   * The t for which {@code P(-t <= T <= t) = level}.
   *
   * @param level of confidence, between 0 and 1, both excluded
   * @param df degrees of freedom
   */
  public static double twoSided(double level, double df) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level lies between 0 and 1: " + level);
    }
    return TDistribution.of(df).inverseSurvivalProbability((1 - level) / 2);
  }

  /** The probability of a value of at most t. */
  static double cumulative(double t, double df) {
    return TDistribution.of(df).cumulativeProbability(t);
  }
}
