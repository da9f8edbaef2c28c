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
}
