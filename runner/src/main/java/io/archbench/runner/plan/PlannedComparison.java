package io.archbench.runner.plan;

import io.archbench.runner.study.PairingChoice;

/**
 * Two variants that are compared, and how the study wants them placed.
 *
 * @param builds whether the sides are to differ in what was built
 */
public record PlannedComparison(
    String baseline, String contender, PairingChoice pairing, boolean builds) {}
