package io.archbench.analysis.trend;

import io.archbench.analysis.stats.Interval;
import java.util.Optional;

/**
 * What one night says of one series.
 *
 * @param theta ln ratio of the contender to the anchor, from units of the same blocks; whatever the
 *     metric, more is better
 * @param interval of theta, 95 %; absent with too few units for one
 * @param units on the side that has fewer
 * @param score geometric mean of the contender's units, in the metric's unit
 * @param unit of the score, such as {@code ops/s}
 */
public record SeriesPoint(
    Night night,
    Conditions conditions,
    double theta,
    Optional<Interval> interval,
    int units,
    double score,
    String unit) {
  public SeriesPoint {
    if (!Double.isFinite(theta) || !Double.isFinite(score)) {
      throw new IllegalArgumentException("a night without a value has no point");
    }
  }
}
