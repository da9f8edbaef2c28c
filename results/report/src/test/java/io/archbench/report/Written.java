package io.archbench.report;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Writes reports into text. */
public final class Written {
  private Written() {}

  public static String by(ReportWriter writer, Report report) {
    return new String(writer.bytes(report), StandardCharsets.UTF_8);
  }

  /** All files of a format in a row; those that are a variant's below their names. */
  public static String by(ReportFormat format, Report report) {
    return format.files(report).stream()
        .map(
            file ->
                file.variant().map(variant -> "== " + file.name() + "\n").orElse("")
                    + by(file.writer(), report))
        .collect(Collectors.joining());
  }
}
