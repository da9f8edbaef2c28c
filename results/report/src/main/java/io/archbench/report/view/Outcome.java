package io.archbench.report.view;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.verdict.Verdict;

/**
 * What a cell says of the contender, as a word and a shape; declared from worst to best, which is
 * the order of tables.
 */
public enum Outcome {
  FAILED("✕", "failed", "failed"),
  SLOWER("▼", "slower", "slower in"),
  UNKNOWN("?", "cannot tell", "cannot tell in"),
  SAME("=", "same", "the same in"),
  FASTER("▲", "faster", "faster in");

  private final String sign;
  private final String word;
  private final String within;

  Outcome(String sign, String word, String within) {
    this.sign = sign;
    this.word = word;
    this.within = within;
  }

  /** The outcome of a cell; failed if no ratio could be made because its trials failed. */
  public static Outcome of(CellComparison cell) {
    if (cell.ratio().isEmpty() && !cell.failed().isEmpty()) {
      return FAILED;
    }
    return of(cell.verdict());
  }

  /** The outcome that a verdict is. */
  static Outcome of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Regressed() -> SLOWER;
      case Verdict.Improved() -> FASTER;
      case Verdict.Equivalent() -> SAME;
      case Verdict.Inconclusive(Verdict.Reason reason, var words, var settle) ->
          reason == Verdict.Reason.FAILED ? FAILED : UNKNOWN;
    };
  }

  /** The shape beside the word. */
  public String sign() {
    return sign;
  }

  /** The word, such as {@code cannot tell}. */
  public String word() {
    return word;
  }

  /** The words before a number of cells, such as {@code slower in}. */
  String within() {
    return within;
  }
}
