package io.archbench.analysis.whole;

import io.archbench.analysis.whole.Robustness.AllCheaper;
import io.archbench.analysis.whole.Robustness.AllDearer;
import io.archbench.analysis.whole.Robustness.Flips;
import io.archbench.analysis.whole.Robustness.Mixed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Whether other weights could turn the whole. Exact, since a mix is a weighted harmonic mean of its
 * operations' ratios: it lies between the smallest and the largest of them.
 */
final class RobustnessRules {
  private RobustnessRules() {}

  /**
   * Looks at all operations, then at each suite's share.
   *
   * @param operations ratio of each cell of the mix
   * @param suites ratio of each suite that has a share
   * @param shares of the suites, which sum to 1
   */
  static Robustness look(
      List<Double> operations,
      SortedMap<String, Double> suites,
      Map<String, Double> shares,
      double breakEven) {
    if (operations.stream().allMatch(ratio -> ratio > breakEven)) {
      return new AllCheaper();
    }
    if (operations.stream().allMatch(ratio -> ratio < breakEven)) {
      return new AllDearer();
    }
    return flips(suites, shares, breakEven).stream()
        .min(
            Comparator.comparingLong((Flips flip) -> distance(flip, shares))
                .thenComparing(flip -> !flip.above()) // "more than" reads easier
                .thenComparing(Flips::suite))
        .<Robustness>map(flip -> flip)
        .orElseGet(Mixed::new);
  }

  /** How far the share is from that, so coarse that two suites' mirrored flips are as far. */
  private static long distance(Flips flip, Map<String, Double> shares) {
    return Math.round(1e9 * Math.abs(flip.share() - shares.getOrDefault(flip.suite(), 0.0)));
  }

  /** The flip that each suite's share alone can bring about. */
  private static List<Flips> flips(
      SortedMap<String, Double> suites, Map<String, Double> shares, double breakEven) {
    List<Flips> flips = new ArrayList<>();
    double all = 0;
    for (Map.Entry<String, Double> suite : suites.entrySet()) {
      all += shares.getOrDefault(suite.getKey(), 0.0) / suite.getValue();
    }
    for (Map.Entry<String, Double> suite : suites.entrySet()) {
      double share = shares.getOrDefault(suite.getKey(), 0.0);
      double own = 1 / suite.getValue();
      double others = (all - share * own) / (1 - share);
      double turning = (1 / breakEven - others) / (own - others);
      if (suites.size() > 1 && turning > 0 && turning < 1) {
        flips.add(new Flips(suite.getKey(), turning, turning > share));
      }
    }
    return flips;
  }
}
