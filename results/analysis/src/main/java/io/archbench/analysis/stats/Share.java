package io.archbench.analysis.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** The exact 95 % interval of a share that was counted: Clopper and Pearson (1934). */
public final class Share {
  private static final double TAIL = .025;

  private Share() {}

  /** Its lower end; 0 without any hit. */
  public static double low(int hits, int tries) {
    return hits == 0
        ? 0
        : BetaDistribution.of(hits, tries - hits + 1.0).inverseCumulativeProbability(TAIL);
  }

  /** Its upper end; 1 if all are hits, or there is nothing to count. */
  public static double high(int hits, int tries) {
    return hits == tries
        ? 1
        : BetaDistribution.of(hits + 1.0, tries - hits).inverseSurvivalProbability(TAIL);
  }
}
