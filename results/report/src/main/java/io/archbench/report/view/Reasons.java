package io.archbench.report.view;

import io.archbench.analysis.compare.FairnessRow;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.trial.record.CellResult.FailureKind;

/** The words for the reasons that other modules give as constants. */
public final class Reasons {
  private Reasons() {}

  static String words(Verdict.Reason reason) {
    return switch (reason) {
      case NOISY -> "too noisy";
      case TOO_FEW -> "too few units";
      case UNSTEADY -> "not steady yet when it was measured";
      case BIMODAL -> "it runs at two different speeds";
      case UNCONFIRMED -> "fresh units did not confirm it";
      case UNFAIR -> "the sides differ in more than the study varies";
      case FAILED -> "it failed";
      case INFRASTRUCTURE -> "the infrastructure failed";
    };
  }

  static String words(FailureKind kind) {
    return switch (kind) {
      case THREW -> "the benchmark threw";
      case WRONG_ANSWER -> "wrong answer";
      case DEADLINE -> "still running at its deadline";
      case KILLED -> "its process was killed";
      case OUT_OF_MEMORY -> "out of memory";
      case NO_RESULT -> "it left no usable result";
    };
  }

  /** How the sides relate in one fact. */
  public static String words(FairnessRow.Kind kind) {
    return switch (kind) {
      case VARIED -> "varied by the study";
      case SAME -> "same";
      case DIFFERS -> "differs";
      case UNKNOWN -> "unknown";
    };
  }
}
