package io.archbench.analysis.compare;

import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.AlarmBudget;
import io.archbench.analysis.verdict.DetectRules;
import java.util.List;
import java.util.Locale;

/** The rule that keeps the false alarms of a month within their budget, in words. */
public final class AlarmRule {
  private AlarmRule() {}

  /** A sentence for each comparison; none without a budget. */
  public static List<String> words(Aim aim, List<Comparison> comparisons) {
    return aim instanceof Aim.Detect detect
        ? detect.alarms().stream()
            .flatMap(budget -> comparisons.stream().map(each -> words(detect, budget, each)))
            .toList()
        : List.of();
  }

  private static String words(Aim.Detect aim, AlarmBudget budget, Comparison comparison) {
    int judged = CellsInPhases.judged(comparison.cells());
    return String.format(
        Locale.ROOT,
        "%s against %s: at most %s a month. Of %,d quantities a night, what looks slower is an alarm"
            + " if %d fresh blocks say so too at p < %s",
        comparison.contender(),
        comparison.baseline(),
        share(budget),
        judged,
        DetectRules.CONFIRMING_UNITS,
        level(DetectRules.level(aim, judged)));
  }

  private static String share(AlarmBudget budget) {
    double own = budget.perMonth() / budget.comparisons();
    return own == 1
        ? "one false alarm"
        : String.format(Locale.ROOT, "%.3g false alarms", own).replaceFirst("\\.?0+ ", " ");
  }

  private static String level(double level) {
    return String.format(Locale.ROOT, level < .001 ? "%.1e" : "%.3f", level);
  }
}
