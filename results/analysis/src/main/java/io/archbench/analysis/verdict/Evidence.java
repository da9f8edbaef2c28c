package io.archbench.analysis.verdict;

import io.archbench.analysis.stats.Forecast;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.stats.VarianceComponents;
import java.util.Optional;

/** What there is to judge one cell by. */
public sealed interface Evidence {
  /**
   * There is no value to compare, for the benchmark failed.
   *
   * @param words what failed, and where
   */
  record Failed(String words) implements Evidence {}

  /**
   * A side, or the pairing, has no value that a verdict could rest on.
   *
   * @param words what is missing
   */
  record Missing(String words) implements Evidence {}

  /**
   * A ratio without an interval.
   *
   * @param n units of the smaller side
   */
  record Point(int n) implements Evidence {}

  /**
   * A ratio with its interval.
   *
   * @param n units of the smaller side
   * @param forecast of further units
   * @param components where nodes are the units and some were measured twice
   */
  record Estimated(
      int n, LogRatioEstimate estimate, Forecast forecast, Optional<VarianceComponents> components)
      implements Evidence {
    /** Evidence of units that have no parts. */
    public Estimated(int n, LogRatioEstimate estimate, Forecast forecast) {
      this(n, estimate, forecast, Optional.empty());
    }
  }
}
