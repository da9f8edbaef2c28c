package io.archbench.report.view;

import io.archbench.analysis.whole.MoneyVerdict;

/**
 * What a comparison, or one of its suites, says of the cost of a unit of work, as a word and a
 * shape; declared from worst to best for the contender.
 */
public enum MoneyOutcome {
  DEARER("▼", "dearer"),
  UNDECIDED("?", "undecided"),
  SAME("=", "same cost"),
  CHEAPER("▲", "cheaper");

  private final String sign;
  private final String word;

  MoneyOutcome(String sign, String word) {
    this.sign = sign;
    this.word = word;
  }

  /** The outcome of a verdict. */
  public static MoneyOutcome of(MoneyVerdict verdict) {
    return switch (verdict) {
      case MoneyVerdict.Cheaper(boolean byMargin) -> CHEAPER;
      case MoneyVerdict.Dearer(boolean byMargin) -> DEARER;
      case MoneyVerdict.Same() -> SAME;
      case MoneyVerdict.Undecided(String words, var settle) -> UNDECIDED;
    };
  }

  /** The shape beside the word. */
  public String sign() {
    return sign;
  }

  /** The word. */
  public String word() {
    return word;
  }

  /** Shape and word. */
  public String tag() {
    return sign + " " + word;
  }
}
