package io.archbench.workload;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** The histogram logs of one fork: started anew by it, complete after each line. */
final class HistogramLogs {
  private static final double NANOSECONDS_PER_MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  private final CellDirectory directory;
  private final Set<String> started = new HashSet<>();

  HistogramLogs(CellDirectory directory) {
    this.directory = directory;
  }

  /** Adds a line; its start and end are those of the histogram, in seconds since 1970. */
  void append(String tag, Histogram histogram) throws IOException {
    Optional<Path> file = directory.histogramLog(tag);
    if (file.isEmpty()) {
      return;
    }
    boolean first = started.add(tag);
    try (OutputStream out = open(file.get(), first)) {
      HistogramLogWriter writer = new HistogramLogWriter(out);
      if (first) {
        writer.outputLogFormatVersion();
        writer.outputLegend();
      }
      writer.outputIntervalHistogram(
          histogram.getStartTimeStamp() / 1000.0,
          histogram.getEndTimeStamp() / 1000.0,
          histogram,
          NANOSECONDS_PER_MILLISECOND);
    }
  }

  private static OutputStream open(Path file, boolean first) throws IOException {
    StandardOpenOption how =
        first ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
    return new BufferedOutputStream(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how));
  }
}
