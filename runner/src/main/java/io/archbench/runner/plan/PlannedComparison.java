package io.archbench.runner.plan;

import io.archbench.runner.study.PairingChoice;
import java.util.Optional;

/**
 * Two variants that are compared, and how the study wants them placed.
 *
 * @param builds whether the sides are to differ in what was built
 * @param anchor variant that the contender is also set against, for a history
 */
public record PlannedComparison(
    String baseline,
    String contender,
    PairingChoice pairing,
    boolean builds,
    Optional<String> anchor) {
  /** A comparison without an anchor. */
  public PlannedComparison(
      String baseline, String contender, PairingChoice pairing, boolean builds) {
    this(baseline, contender, pairing, builds, Optional.empty());
  }

  /** The contender against its anchor: in the same blocks, as what a node does has to cancel. */
  Optional<PlannedComparison> reference() {
    return anchor.map(
        build -> new PlannedComparison(build, contender, PairingChoice.SAME_NODE, true));
  }

  /** Whether that variant is one of its two sides. */
  boolean has(String variant) {
    return baseline.equals(variant) || contender.equals(variant);
  }
}
