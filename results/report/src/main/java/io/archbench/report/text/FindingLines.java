package io.archbench.report.text;

import io.archbench.report.view.FindingView;
import io.archbench.trial.finding.Finding;
import java.util.List;

/** Findings as lines of at most 80 columns, in their order. */
public final class FindingLines {
  private static final String INDENT = "    ";

  private FindingLines() {}

  /** Each with its severity and id, where it is, what it is and what to do; empty without any. */
  public static String of(List<Finding> findings) {
    Lines lines = new Lines();
    FindingView.of(findings).forEach(finding -> add(finding, lines));
    return lines.toString();
  }

  static void add(FindingView finding, Lines lines) {
    lines.paragraph(
        "  ",
        INDENT,
        finding.severity().text() + " " + finding.kind().id() + ": " + finding.where());
    lines.paragraph(INDENT, finding.what());
    lines.paragraph(INDENT, INDENT + "  ", "-> " + finding.fix());
  }
}
