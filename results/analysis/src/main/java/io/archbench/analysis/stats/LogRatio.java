package io.archbench.analysis.stats;

/**
 * Estimates the logarithm of a ratio from samples on the ln scale, one for each unit.
 *
 * <p>Each method needs two units a side, all finite. The order of units does not matter beyond
 * rounding.
 */
public final class LogRatio {
  private LogRatio() {}

  /**
   * From paired blocks: mean of the differences, ν = B − 1.
   *
   * @param differences contender − baseline of each block
   * @throws IllegalArgumentException for fewer than two blocks or a value that is not finite
   */
  public static LogRatioEstimate paired(double[] differences) {
    Moments moments = atLeastTwo(differences);
    return new LogRatioEstimate(
        moments.mean(), Math.sqrt(moments.meanVariance()), moments.n() - 1.0);
  }

  /**
   * From independent sides: difference of the means, Welch's standard error, ν by Satterthwaite
   * (1946).
   *
   * <p>If neither side varies, the standard error is zero and ν that of equal variances.
   *
   * @throws IllegalArgumentException for fewer than two units a side or a value that is not finite
   */
  public static LogRatioEstimate welch(double[] contender, double[] baseline) {
    Moments c = atLeastTwo(contender);
    Moments b = atLeastTwo(baseline);
    double variance = c.meanVariance() + b.meanVariance();
    return new LogRatioEstimate(c.mean() - b.mean(), Math.sqrt(variance), satterthwaite(c, b));
  }

  private static double satterthwaite(Moments c, Moments b) {
    double sum = c.meanVariance() + b.meanVariance();
    if (sum == 0) {
      return c.n() + b.n() - 2.0;
    }
    // as shares of the sum, so that tiny variances do not underflow when squared
    double shareC = c.meanVariance() / sum;
    double shareB = b.meanVariance() / sum;
    return 1 / (shareC * shareC / (c.n() - 1) + shareB * shareB / (b.n() - 1));
  }

  private static Moments atLeastTwo(double[] values) {
    Moments moments = Moments.of(values);
    if (moments.n() < 2) {
      throw new IllegalArgumentException("an interval needs two units, not " + moments.n());
    }
    return moments;
  }
}
