package io.archbench.analysis.whole;

import java.util.List;
import java.util.Optional;

/**
 * All that a comparison says beyond its cells.
 *
 * @param suites in the order of the plan
 * @param whole absent if no representative cell was measured on both sides
 * @param pricing absent if a side has no price that counts
 * @param unpriced why there is no pricing, in sentences; empty if there is
 * @param certainty absent without a money verdict
 */
public record Worth(
    List<SuiteComparison> suites,
    Optional<Whole> whole,
    Optional<Pricing> pricing,
    List<String> unpriced,
    Optional<Certainty> certainty) {
  /** Nothing beyond the cells. */
  public static final Worth NONE =
      new Worth(List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  public Worth {
    suites = List.copyOf(suites);
    unpriced = List.copyOf(unpriced);
  }
}
