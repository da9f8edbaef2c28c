package io.archbench.report.ci;

import io.archbench.analysis.gate.GateResult.Finding;
import io.archbench.analysis.gate.GateResult.Kind;
import io.archbench.analysis.gate.GateResult.Status;
import io.archbench.report.view.Check;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to do about a verdict, as text to paste; nothing where there is nothing to do. */
final class CommentAdvice {
  private static final int MOST_CELLS = 3;
  private static final int DAYS_BORNE = 30;
  private static final String ON_CLUSTER = " --on kubernetes";
  private static final String MERGE = "archbench merge ";

  private CommentAdvice() {}

  static String of(Check check) {
    if (check.status() == Status.PASSED || check.view().facts().repeatCommand().isBlank()) {
      return "";
    }
    String again = check.view().facts().repeatCommand();
    StringBuilder text = new StringBuilder("**What to do**\n\n");
    boolean files = check.view().provenance().isFiles();
    text.append(first(again, files)).append(MarkdownText.toPaste(again));
    if (again.endsWith(ON_CLUSTER)) {
      text.append("\n- Measure on your own machine:\n")
          .append(MarkdownText.toPaste(again.substring(0, again.length() - ON_CLUSTER.length())));
    }
    if (!files) {
      acceptance(check).ifPresent(text::append);
    }
    return text.append("\n\n").toString();
  }

  private static Optional<String> acceptance(Check check) {
    List<String> cells =
        check.gate().of(Kind.REGRESSED).stream()
            .flatMap((Finding finding) -> finding.cell().stream())
            .map(cell -> cell.text())
            .distinct()
            .toList();
    if (cells.isEmpty()) {
      return Optional.empty();
    }
    LocalDate until =
        LocalDate.ofInstant(check.view().facts().created(), ZoneOffset.UTC).plusDays(DAYS_BORNE);
    String lines =
        cells.stream()
            .limit(MOST_CELLS)
            .map(
                cell ->
                    "    - {cells: \"%s\", reason: \"…\", author: \"…\", until: %s}\n"
                        .formatted(cell, until))
            .collect(Collectors.joining("", "policy:\n  accept:\n", ""));
    String more = cells.size() > MOST_CELLS ? " (the first " + MOST_CELLS + ")" : "";
    return Optional.of(
        "\n- Or accept it"
            + more
            + " for a while, with a reason, in the study of this repository:\n"
            + MarkdownText.toPaste(lines));
  }

  private static String first(String again, boolean files) {
    if (files) {
      return "- Measure both sides again, then:\n";
    }
    return again.startsWith(MERGE)
        ? "- Measure each part again, to confirm it, and merge the new runs in place of these:\n"
        : "- Measure again, to confirm it:\n";
  }
}
