package io.archbench.report.view;

import io.archbench.analysis.compare.FairnessRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Under which conditions a comparison was made, in one line: machines, JVMs, margins, units. */
public final class ConditionLine {
  private ConditionLine() {}

  /** The line, without a full stop. */
  public static String of(ReportView report, ComparisonView view) {
    List<String> parts = new ArrayList<>();
    parts.add(fact(view, "CPU", "cpu.model"));
    parts.add(fact(view, "JVM", "jvm.build", "jdk.version"));
    parts.add(
        switch (view.comparison().pairing()) {
          case SAME_NODE -> "in pairs at the same place";
          case OWN_NODES -> "places of their own";
          case FILES -> "result files";
        });
    parts.add("changes of at least " + Conditions.percent(report.facts().policy().alert()));
    parts.add("at a level of 95 %");
    parts.add(view.unitCounts() + " " + view.comparison().unit() + "s a side");
    report.facts().rounds().ifPresent(rounds -> parts.add(report.rounds()));
    return String.join(", ", parts);
  }

  private static String fact(ComparisonView view, String what, String... fields) {
    Optional<FairnessRow> row =
        view.fairness().stream().filter(each -> List.of(fields).contains(each.field())).findFirst();
    return row.map(known -> words(what, known)).orElse(what + " not known");
  }

  private static String words(String what, FairnessRow row) {
    String both = what + " " + row.baseline() + " v " + row.contender();
    return switch (row.kind()) {
      case SAME -> "same " + what + " (" + row.baseline() + ")";
      case VARIED -> both + ", as studied";
      case DIFFERS -> both + ", which is not fair";
      case UNKNOWN -> what + " not known";
    };
  }
}
