package io.archbench.report;

import java.io.IOException;
import java.io.OutputStream;

/**
 * One output format: a pure function of the report, so that the same report gives the same bytes.
 */
@FunctionalInterface
public interface ReportWriter {
  /**
   * Writes the report as UTF-8; neither flushes nor closes the stream.
   *
   * @throws IOException if the stream does
   */
  void write(Report report, OutputStream out) throws IOException;
}
