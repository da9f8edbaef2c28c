package io.archbench.runner.cli;

import io.archbench.report.Report;
import io.archbench.report.text.TextReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A report as the table that a terminal shows. */
final class ReportText {
  private ReportText() {}

  static String of(Report report, Console console) {
    return of(report, console, TextReport.Layout.NARROW);
  }

  static String of(Report report, Console console, TextReport.Layout layout) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new TextReport(console.colour() ? TextReport.Colour.ON : TextReport.Colour.OFF, layout)
          .write(report, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
