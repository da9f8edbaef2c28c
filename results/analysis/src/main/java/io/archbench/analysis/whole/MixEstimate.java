package io.archbench.analysis.whole;

import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.stats.Ratio;
import java.util.Optional;

/**
 * How much of a mix the contender does while the baseline does one.
 *
 * @param units of the smaller side, or pairs, that hold every cell of the mix
 * @param cells of the mix
 * @param theta ln ratio
 * @param estimate absent where there are too few units for an interval
 * @param leftOut units that hold some cells of the mix and not all
 * @param bound whether the standard error is an upper bound, as suites share no units
 */
record MixEstimate(
    int units,
    int cells,
    double theta,
    Optional<LogRatioEstimate> estimate,
    int leftOut,
    boolean bound) {
  Ratio ratio() {
    return estimate.map(Ratio::of).orElseGet(() -> Ratio.point(StrictMath.exp(theta)));
  }

  /** The end of the interval that speaks least for the contender, or the ratio itself. */
  double cautious() {
    Ratio ratio = ratio();
    return ratio.low95().orElse(ratio.value());
  }
}
