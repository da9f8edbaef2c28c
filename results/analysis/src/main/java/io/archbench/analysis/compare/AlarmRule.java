package io.archbench.analysis.compare;

import io.archbench.analysis.question.AlarmBudget;
import io.archbench.analysis.verdict.DetectRules;
import java.util.Locale;

/** The rule that keeps the false alarms of a month within their budget, in words. */
public final class AlarmRule {
  private AlarmRule() {}

  /** The rule for one comparison, in sentences. */
  public static String words(AlarmBudget budget, Comparison comparison) {
    int judged = CellsInPhases.judged(comparison.cells());
    return String.format(
        Locale.ROOT,
        "At most %s a month: of %,d quantities a night, what looks slower is an alarm if %d fresh"
            + " units say so too at p < %s.",
        share(budget),
        judged,
        DetectRules.CONFIRMING_UNITS,
        level(DetectRules.level(budget, judged)));
  }

  private static String share(AlarmBudget budget) {
    double own = budget.perMonth() / budget.comparisons();
    return own == 1
        ? "one false alarm"
        : String.format(Locale.ROOT, "%.3g", own).replaceFirst("\\.?0+$", "") + " false alarms";
  }

  private static String level(double level) {
    return String.format(Locale.ROOT, level < .001 ? "%.1e" : "%.3f", level);
  }
}
