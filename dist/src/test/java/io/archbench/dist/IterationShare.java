package io.archbench.dist;

import io.archbench.trial.CellSpec;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.TrialRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Prints, for each trial of a run, which share of its wall time was spent inside JMH iterations,
 * warm-up included. Run by {@code figures.sh}; it asserts nothing.
 */
final class IterationShare {
  private IterationShare() {}

  public static void main(String[] arguments) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(arguments[0], "trials"))) {
      for (Path file : files.filter(path -> path.endsWith("record.json.gz")).sorted().toList()) {
        print(file, System.out);
      }
    }
  }

  private static void print(Path file, PrintStream out) throws IOException {
    byte[] packed = Files.readAllBytes(file);
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      TrialRecord record =
          CanonicalJson.read(gzip.readAllBytes(), TrialRecord.class, file.toString());
      Duration inside =
          record.spec().cells().stream()
              .map(CellSpec::settings)
              .map(settings -> settings.timeInIterations())
              .reduce(Duration.ZERO, Duration::plus);
      Duration wall = Duration.between(record.started(), record.finished().orElseThrow());
      out.printf(
          Locale.ROOT,
          "%s: %.1f %% of %.1f s inside iterations (%d cells)%n",
          record.spec().id(),
          100.0 * inside.toMillis() / wall.toMillis(),
          wall.toMillis() / 1000.0,
          record.spec().cells().size());
    }
  }
}
