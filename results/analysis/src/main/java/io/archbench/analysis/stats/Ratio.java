package io.archbench.analysis.stats;

import java.util.Optional;

/**
 * Contender ÷ baseline; above 1 the contender does more work in the same time.
 *
 * @param low95 the four limits are absent where there are too few units for an interval
 */
public record Ratio(
    double value,
    Optional<Double> low95,
    Optional<Double> high95,
    Optional<Double> low50,
    Optional<Double> high50) {
  /** A ratio without an interval. */
  public static Ratio point(double value) {
    return new Ratio(value, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A ratio with its 95 % and 50 % intervals. */
  public static Ratio of(LogRatioEstimate estimate) {
    Interval wide = estimate.ratioInterval(.95);
    Interval narrow = estimate.ratioInterval(.50);
    return new Ratio(
        estimate.ratio(),
        Optional.of(wide.low()),
        Optional.of(wide.high()),
        Optional.of(narrow.low()),
        Optional.of(narrow.high()));
  }

  /** That many times the ratio, where the factor is exact and above 0. */
  public Ratio times(double factor) {
    return new Ratio(
        value * factor,
        low95.map(end -> end * factor),
        high95.map(end -> end * factor),
        low50.map(end -> end * factor),
        high50.map(end -> end * factor));
  }
}
