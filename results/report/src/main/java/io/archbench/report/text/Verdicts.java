package io.archbench.report.text;

import io.archbench.report.text.TextReport.Colour;
import io.archbench.report.trend.SeriesState;
import io.archbench.report.view.MoneyOutcome;
import io.archbench.report.view.Outcome;

/** Words of verdicts at the right edge; {@code ~} stands before what is too close to call. */
record Verdicts(Colour colour) {
  static final int WIDTH = 13;

  private static final String RED = "\u001b[31m";
  private static final String YELLOW = "\u001b[33m";
  private static final String FAINT = "\u001b[2m";
  private static final String GREEN = "\u001b[32m";
  private static final String END = "\u001b[0m";

  String of(Outcome outcome) {
    return switch (outcome) {
      case FAILED -> right(outcome.word(), "\u001b[1;31m");
      case SLOWER -> right(outcome.word(), RED);
      case UNKNOWN -> right("~ " + outcome.word(), YELLOW);
      case SAME -> right(outcome.word(), FAINT);
      case FASTER -> right(outcome.word(), GREEN);
    };
  }

  String of(MoneyOutcome outcome) {
    return switch (outcome) {
      case DEARER -> right(outcome.word(), RED);
      case UNDECIDED -> right("~ " + outcome.word(), YELLOW);
      case SAME -> right(outcome.word(), FAINT);
      case CHEAPER -> right(outcome.word(), GREEN);
    };
  }

  String of(SeriesState state, String word) {
    return switch (state) {
      case WORSE -> right(word, RED);
      case BETTER -> right(word, GREEN);
      case ANEW -> right(word, YELLOW);
      case STEADY -> right(word, FAINT);
    };
  }

  private String right(String word, String paint) {
    String padded = Lines.right(word, WIDTH);
    return colour == Colour.OFF ? padded : padded.replace(word, paint + word + END);
  }
}
