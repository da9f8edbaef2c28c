package io.archbench.report.view;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.whole.Pricing;

/**
 * What the sides are called where money is spoken of: the machine types that are paid for, or the
 * variants where these do not tell the sides apart.
 */
record SideNames(String baseline, String contender) {
  static SideNames of(Comparison comparison) {
    return comparison
        .pricing()
        .map(pricing -> new SideNames(type(pricing.baseline()), type(pricing.contender())))
        .filter(types -> !types.baseline.equals(types.contender))
        .filter(types -> !types.baseline.isBlank() && !types.contender.isBlank())
        .orElseGet(() -> new SideNames(comparison.baseline(), comparison.contender()));
  }

  private static String type(Pricing.Side side) {
    return side.price().type();
  }
}
