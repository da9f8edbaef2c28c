package io.archbench.analysis.trend;

import java.util.Comparator;
import java.util.List;

/**
 * A series, the oldest night first.
 *
 * @param points at least one, each of another run; nights of one instant are ordered by their runs
 */
public record Series(SeriesKey key, List<SeriesPoint> points) {
  private static final Comparator<SeriesPoint> BY_NIGHT =
      Comparator.comparing((SeriesPoint point) -> point.night().measured())
          .thenComparing(point -> point.night().run());

  public Series {
    points = points.stream().sorted(BY_NIGHT).toList();
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a series without a night: " + key);
    }
  }

  /** The newest night. */
  public SeriesPoint last() {
    return points.getLast();
  }
}
