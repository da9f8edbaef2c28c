package io.archbench.analysis.sample;

import io.archbench.trial.Phase;
import io.archbench.trial.TrialKey;
import io.archbench.trial.record.CellResult.Failed;
import io.archbench.trial.record.CellResult.FailureKind;
import java.util.List;
import java.util.Set;

/**
 * All that was found of one cell on one side.
 *
 * @param forks in the order of their trials
 * @param failures trials in which the cell has no value, in the same order
 */
public record CellForks(List<Fork> forks, List<Failure> failures) {
  /** Nothing was found. */
  public static final CellForks NONE = new CellForks(List.of(), List.of());

  public CellForks {
    forks = List.copyOf(forks);
    failures = List.copyOf(failures);
  }

  /** The forks that were measured for one thing. */
  public List<Fork> of(Phase phase) {
    return forks.stream().filter(fork -> fork.phase() == phase).toList();
  }

  /** The forks at some places, and every failure. */
  CellForks at(Set<String> places) {
    return new CellForks(
        forks.stream().filter(fork -> places.contains(fork.place())).toList(), failures);
  }

  /**
   * A trial, or a fork of a file, in which the cell has no value.
   *
   * @param origin names it
   */
  public record Failure(String origin, FailureKind kind, String message, String logTail) {
    private static final String NOTHING = "nothing was measured: ";

    /** A measurement whose scores are no speed: zero, negative, or not finite. */
    public static Failure ofNothing(String origin, String scores) {
      return new Failure(origin, FailureKind.NO_RESULT, NOTHING + scores, "");
    }

    /** Whether something was measured, and its scores are no speed. */
    public boolean isOfNothing() {
      return kind == FailureKind.NO_RESULT && message.startsWith(NOTHING);
    }

    static Failure of(TrialKey trial, Failed failed) {
      return new Failure(trial.text(), failed.kind(), failed.message(), failed.logTail());
    }
  }
}
