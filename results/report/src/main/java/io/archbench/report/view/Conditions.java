package io.archbench.report.view;

import io.archbench.analysis.compare.AlarmRule;
import io.archbench.analysis.question.Pairing;
import io.archbench.report.RunFacts.Ran;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** On what the certainty of a report rests, as pairs of a question and its answer. */
public final class Conditions {
  private Conditions() {}

  /** The conditions in the order they are read. */
  public static Map<String, String> of(ReportView view) {
    Map<String, String> conditions = new LinkedHashMap<>();
    view.demonstration().ifPresent(words -> conditions.put("Steadiness", words));
    for (ComparisonView comparison : view.comparisons()) {
      conditions.put("Unit, " + comparison.title(), unit(comparison));
      comparison
          .comparison()
          .certainty()
          .map(CertaintyWords::sentence)
          .ifPresent(words -> conditions.put("Cost, " + comparison.title(), words));
    }
    view.facts().rounds().ifPresent(rounds -> conditions.put("Rounds", view.rounds()));
    conditions.put("Each cell", view.facts().jmhSettings());
    conditions.put("Reach", view.provenance().reach().orElseGet(() -> reach(view.facts().ran())));
    conditions.put("Margins", verdicts(view));
    conditions.put("Band", "Every interval is the uncertainty of the ratio at 95 %; thick: 50 %.");
    return conditions;
  }

  private static String unit(ComparisonView view) {
    String noun = view.comparison().unit();
    return pairing(view.comparison().pairing())
        + " A value is the mean of one "
        + noun
        + ", never of an iteration; "
        + noun
        + "s on each side: "
        + view.unitCounts()
        + ".";
  }

  private static String pairing(Pairing pairing) {
    return switch (pairing) {
      case SAME_NODE -> "Both variants ran one after the other at the same place, in pairs.";
      case OWN_NODES -> "Each variant ran at places of its own, so the sides are independent.";
      case FILES -> "Each side comes from result files of its own, so the sides are independent.";
    };
  }

  private static String reach(List<Ran> ran) {
    List<String> places = new ArrayList<>(ran.stream().map(Ran::place).distinct().toList());
    return switch (places.size()) {
      case 0 -> "Nothing ran.";
      case 1 -> "One place was measured: this holds for that machine, not for others of its type.";
      default -> places.size() + " places were measured: " + String.join(", ", places) + ".";
    };
  }

  /** What each word of a verdict on a cell means, in sentences. */
  public static String verdicts(ReportView view) {
    var policy = view.facts().policy();
    String alert = percent(policy.alert());
    String words =
        (view.document().design().equals("detect")
                ? "Faster or slower: a change of at least "
                    + alert
                    + " was confirmed by fresh units, and the figures are theirs alone."
                : "Faster or slower: the change is at least "
                    + alert
                    + " and its 95 % interval excludes no difference.")
            + " The same: the 90 % interval stays within "
            + percent(policy.equivalence())
            + " either way. Anything else cannot be told.";
    int own = view.facts().rules().cellPolicies().size();
    return (own == 0 ? words : words + " " + Figures.count(own, "cell") + " with other margins.")
        + alarms(view);
  }

  private static String alarms(ReportView view) {
    boolean several = view.comparisons().size() > 1;
    return view.facts().rules().alarms().stream()
        .flatMap(
            budget ->
                view.comparisons().stream()
                    .flatMap(
                        comparison ->
                            AlarmRule.words(budget, comparison.comparison())
                                .map(rule -> (several ? comparison.title() + ": " : "") + rule)
                                .stream()))
        .map(rule -> " " + rule)
        .collect(Collectors.joining());
  }

  static String percent(double fraction) {
    BigDecimal percent = BigDecimal.valueOf(fraction).movePointRight(2).round(new MathContext(2));
    return percent.stripTrailingZeros().toPlainString() + " %";
  }
}
