package io.archbench.analysis.stats;

/**
 * An estimated logarithm of a ratio, contender ÷ baseline.
 *
 * @param theta ln ratio
 * @param se standard error of theta; zero if all values of each side were equal
 * @param df degrees of freedom of the standard error
 */
public record LogRatioEstimate(double theta, double se, double df) {
  public LogRatioEstimate {
    if (!Double.isFinite(theta) || !(se >= 0) || !Double.isFinite(se) || !(df > 0)) {
      throw new IllegalArgumentException(
          "no estimate: theta " + theta + ", se " + se + ", df " + df);
    }
  }

  /**
   * Two-sided confidence interval of theta: θ ± t·se.
   *
   * @param level such as .95
   */
  public Interval interval(double level) {
    double reach = StudentT.twoSided(level, df) * se;
    return new Interval(theta - reach, theta + reach);
  }

  /** The quantile of Student's t with these degrees of freedom. */
  public double quantile(double probability) {
    return StudentT.twoSided(2 * probability - 1, df);
  }

  /** The ratio itself. */
  public double ratio() {
    return LnScale.exp(theta);
  }

  /** Two-sided confidence interval of the ratio. */
  public Interval ratioInterval(double level) {
    return interval(level).exp();
  }

  /** Whether the interval at that level lies inside a ratio of 1 ± margin, on the ln scale. */
  public boolean isEquivalent(double level, double margin) {
    return interval(level).isInside(StrictMath.log1p(margin));
  }

  /** Whether the interval at that level excludes a ratio of 1. */
  public boolean excludesParity(double level) {
    return !interval(level).contains(0);
  }

  /**
   * Confidence that the ratio is above that one: F((θ − ln ratio) / se) with F of Student's t.
   *
   * @return between 0 and 1; without any spread 0, one half or 1
   */
  public double confidenceAbove(double ratio) {
    double distance = theta - StrictMath.log(ratio);
    return se == 0 ? (1 + Math.signum(distance)) / 2 : StudentT.cumulative(distance / se, df);
  }

  /**
   * Two-sided p-value of a ratio of 1: how often units that do not differ look as different.
   *
   * @return without any spread 1 if theta is 0, otherwise 0
   */
  public double p() {
    return 2 * oneSidedP();
  }

  /** One-sided p-value of a ratio of 1, on the side where theta is. */
  public double oneSidedP() {
    if (se == 0) {
      return theta == 0 ? .5 : 0;
    }
    return StudentT.cumulative(-Math.abs(theta) / se, df);
  }

  /** The estimate of that many times the ratio, where the factor is exact. */
  public LogRatioEstimate times(double factor) {
    return new LogRatioEstimate(theta + StrictMath.log(factor), se, df);
  }
}
