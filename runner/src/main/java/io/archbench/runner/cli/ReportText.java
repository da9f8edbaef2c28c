package io.archbench.runner.cli;

import io.archbench.report.Report;
import io.archbench.report.text.TextReport;
import java.nio.charset.StandardCharsets;

/** A report as the table that a terminal shows. */
final class ReportText {
  private ReportText() {}

  static String of(Report report, Console console) {
    return of(report, console, TextReport.Layout.NARROW);
  }

  static String of(Report report, Console console, TextReport.Layout layout) {
    TextReport.Colour colour = console.colour() ? TextReport.Colour.ON : TextReport.Colour.OFF;
    return new String(new TextReport(colour, layout).bytes(report), StandardCharsets.UTF_8);
  }
}
