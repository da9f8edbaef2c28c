package io.archbench.report.view;

import io.archbench.analysis.compare.FairnessRow;
import io.archbench.analysis.compare.FairnessRow.Kind;
import io.archbench.analysis.question.Pairing;
import java.util.List;
import java.util.stream.Collectors;

/** What a fairness table says, in a sentence. */
final class FairnessWords {
  private FairnessWords() {}

  static String of(Pairing pairing, List<FairnessRow> rows) {
    if (rows.isEmpty()) {
      return "Nothing was recorded about the sides, so nothing can be said.";
    }
    List<String> differ =
        rows.stream().filter(row -> row.kind() == Kind.DIFFERS).map(FairnessRow::field).toList();
    return pairing == Pairing.FILES ? ofFiles(differ) : ofStudy(differ.size());
  }

  private static String ofStudy(int differ) {
    return differ == 0
        ? "Yes: the sides differ in nothing but what the study varies."
        : "No: "
            + Figures.count(differ, "fact")
            + (differ == 1 ? " differs" : " differ")
            + " though the study does not vary "
            + (differ == 1 ? "it." : "them.");
  }

  private static String ofFiles(List<String> differ) {
    if (differ.isEmpty()) {
      return "As far as the files say; they say nothing of the machines.";
    }
    String families =
        differ.stream()
            .map(field -> field.substring(0, field.indexOf('.') + 1).replace(".", ""))
            .distinct()
            .collect(Collectors.joining(","));
    return "No: the sides also differ in "
        + String.join(", ", differ)
        + ". If that is what you want to compare, say so: --allow "
        + families;
  }
}
