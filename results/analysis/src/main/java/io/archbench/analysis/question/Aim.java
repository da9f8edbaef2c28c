package io.archbench.analysis.question;

import java.util.Optional;

/** What a study is after, and so by which rules its cells are judged. */
public sealed interface Aim {
  /** How much faster: one verdict from all units. */
  Aim ESTIMATE = new Estimate(.03);

  /** Half-width of the 95 % interval that is wanted, as a fraction of the ratio. */
  double halfWidth();

  /** Finds out how much faster the contender is. */
  record Estimate(double halfWidth) implements Aim {}

  /**
   * Finds out whether the contender is slower at all: candidates of a first phase are confirmed, or
   * not, by fresh units of a second one.
   *
   * @param confirming whether the second phase is still to come, or under way
   * @param alarms how many false ones are borne; absent: each candidate is confirmed at the same
   *     level, however many there are
   */
  record Detect(double halfWidth, boolean confirming, Optional<AlarmBudget> alarms) implements Aim {
    /** Without a budget of alarms. */
    public Detect(double halfWidth, boolean confirming) {
      this(halfWidth, confirming, Optional.empty());
    }
  }
}
