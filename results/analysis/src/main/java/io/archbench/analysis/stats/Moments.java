package io.archbench.analysis.stats;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;

/**
 * Mean and unbiased variance of values that are all finite.
 *
 * @param variance with n − 1 in the denominator; zero for a single value
 */
record Moments(int n, double mean, double variance) {
  /**
   * The moments of those values, independent of their order only up to rounding.
   *
   * @throws IllegalArgumentException if there is no value, or one that is not finite
   */
  static Moments of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("not a finite number: " + value);
      }
    }
    return new Moments(
        values.length, Mean.of(values).getAsDouble(), Variance.of(values).getAsDouble());
  }

  /** Variance of the mean. */
  double meanVariance() {
    return variance / n;
  }
}
