package io.archbench.analysis.compare;

import io.archbench.analysis.question.AlarmBudget;
import io.archbench.analysis.verdict.DetectRules;
import io.archbench.analysis.verdict.VerdictRules;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/** The rule that keeps the false alarms of a month within their budget, in words. */
public final class AlarmRule {
  private static final int DIGITS_OF_NUMBERS = 3;
  private static final int DIGITS_OF_LEVELS = 2;
  private static final double LEAST_IN_FULL = 1e-4;

  private AlarmRule() {}

  /** The rule for one comparison, in a sentence; absent as long as nothing has an interval. */
  public static Optional<String> words(AlarmBudget budget, Comparison comparison) {
    int judged = CellsInPhases.judged(comparison.cells());
    return judged == 0 ? Optional.empty() : Optional.of(words(budget, judged));
  }

  static String words(AlarmBudget budget, int judged) {
    return String.format(
        Locale.ROOT,
        "At most %s a month of slower cells: of %,d quantities a night, what looks slower is an"
            + " alarm if fresh units, %d or at least %d, say so too at p < %s.",
        share(budget),
        judged,
        DetectRules.CONFIRMING_UNITS,
        VerdictRules.ENOUGH_UNITS,
        level(DetectRules.level(budget, judged)));
  }

  private static String share(AlarmBudget budget) {
    String own = plain(budget.perMonth() / budget.comparisons(), DIGITS_OF_NUMBERS);
    return own.equals("1") ? "one false alarm" : own + " false alarms";
  }

  private static String level(double level) {
    return level < LEAST_IN_FULL
        ? String.format(Locale.ROOT, "%.1e", level)
        : plain(level, DIGITS_OF_LEVELS);
  }

  /** Without an exponent, and without zeros at the end of a fraction. */
  private static String plain(double value, int digits) {
    return BigDecimal.valueOf(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }
}
