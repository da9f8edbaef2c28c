package io.archbench.analysis.whole;

import io.archbench.analysis.question.SuiteShare;

/**
 * A suite that both sides measured at one load.
 *
 * @param hoursPerRound that one trial of all its cells takes
 */
record SuiteAtLoad(SuiteShare share, SuiteMix mix, MixEstimate estimate, double hoursPerRound) {
  String name() {
    return share.suite();
  }
}
