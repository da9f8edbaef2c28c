package io.archbench.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * One file of an output format: a pure function of the report, so that the same report gives the
 * same bytes.
 */
@FunctionalInterface
public interface ReportWriter {
  /**
   * Writes the report as UTF-8; neither flushes nor closes the stream.
   *
   * @throws IOException if the stream does
   */
  void write(Report report, OutputStream out) throws IOException;

  /** What it writes. */
  default byte[] bytes(Report report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(report, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }
}
