package io.archbench.runner.cli;

import io.archbench.report.text.FindingLines;
import io.archbench.trial.finding.Finding;
import java.util.List;

/** Findings as text for a terminal of 80 columns, as reports show them. */
final class FindingsText {
  private FindingsText() {}

  /** In the order given, what was found alike once, with a line end; empty without any. */
  static String of(List<Finding> findings) {
    return FindingLines.of(findings);
  }

  /** Tells people of them before what comes next. */
  static void tell(Console console, List<Finding> findings) {
    if (!findings.isEmpty()) {
      console.say("findings\n" + of(findings).stripTrailing());
    }
  }
}
