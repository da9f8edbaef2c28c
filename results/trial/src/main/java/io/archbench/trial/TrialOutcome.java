package io.archbench.trial;

import io.archbench.trial.record.Placement;
import io.archbench.trial.record.TrialRecord;
import java.util.Optional;

/**
 * How an attempt at a trial ended. A benchmark that failed is not an outcome but a collected record
 * with failed cells.
 */
public sealed interface TrialOutcome {
  /** The record is complete and agrees with its placement. */
  record Collected(TrialRecord record, Placement placement) implements TrialOutcome {}

  /**
   * The trial broke off; a new attempt may help.
   *
   * @param partial the cells that were finished before, if any could be saved
   * @param words what happened, in the words of whoever saw it
   * @param remedy what to do about it
   */
  record Lost(LossKind kind, Optional<Collected> partial, String words, String remedy)
      implements TrialOutcome {}

  /**
   * The trial cannot run there; a new attempt will not help.
   *
   * @param words what happened, in the words of whoever saw it
   * @param remedy what to do about it
   */
  record Refused(RefusalKind kind, String words, String remedy) implements TrialOutcome {}

  /** Why a trial broke off. */
  enum LossKind {
    EVICTED,
    NODE_LOST,
    OUT_OF_MEMORY,
    DEADLINE,
    ABORTED,
    RECORD_LOST,
    UNAVAILABLE
  }

  /** Why a trial cannot run. */
  enum RefusalKind {
    WRONG_ARCHITECTURE,
    EMULATED,
    UNSCHEDULABLE,
    IMAGE,
    SPEC
  }
}
