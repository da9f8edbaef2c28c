package io.archbench.analysis.whole;

import io.archbench.analysis.stats.LogRatioEstimate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Confidence that the contender is cheaper, over what its price might be. */
final class PriceCurve {
  private static final int FIRST = 60;
  private static final int LAST = 120;
  private static final int STEP = 5;

  private PriceCurve() {}

  /**
   * Price ratios from .6 to 1.2 in steps of .05, and today's among them.
   *
   * @param today contender's price ÷ baseline's, if both are known
   */
  static List<PriceConfidence> of(LogRatioEstimate estimate, Optional<Double> today) {
    TreeSet<Double> ratios = new TreeSet<>();
    IntStream.iterate(FIRST, percent -> percent <= LAST, percent -> percent + STEP)
        .forEach(percent -> ratios.add(percent / 100.0));
    today.ifPresent(ratios::add);
    return ratios.stream()
        .map(ratio -> new PriceConfidence(ratio, estimate.confidenceAbove(ratio)))
        .toList();
  }
}
