package io.archbench.dist;

import io.archbench.trial.CellSpec;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.TrialRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Prints, for each trial of a run on a cluster, when its pod did what, and which share of the pod's
 * time was spent inside JMH iterations, warm-up included. Run by {@code cluster-figures.sh}; it
 * asserts nothing. Kubernetes' own times are whole seconds.
 */
final class PodTimeline {
  private final Path run;
  private final PrintStream out;

  private PodTimeline(Path run, PrintStream out) {
    this.run = run;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    PodTimeline timeline = new PodTimeline(Path.of(arguments[0]), System.out);
    for (Path file : new RunFiles(timeline.run).records().keySet()) {
      timeline.print(file);
    }
  }

  private void print(Path file) throws IOException {
    TrialRecord record = RunFiles.record(file);
    JsonNode placement =
        RunFiles.json(Files.readString(file.resolveSibling("placement.json"))).get("placement");
    String trial = record.spec().id().text();
    Instant created = journalled("CREATED", trial);
    Instant started = Instant.parse(placement.get("started").asString());
    Instant finished = Instant.parse(placement.get("finished").asString());
    Instant first =
        record.cells().stream()
            .map(CellResult.Measured.class::cast)
            .map(CellResult.Measured::started)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    Duration inside =
        record.spec().cells().stream()
            .map(CellSpec::settings)
            .map(settings -> settings.timeInIterations())
            .reduce(Duration.ZERO, Duration::plus);
    out.printf(
        Locale.ROOT,
        "%s: created 0, scheduled %s, started %s, agent %s, first cell %s, ended %s, collected %s s; %.1f %% of pod time and %.1f %% of all time inside iterations (%d cells)%n",
        trial,
        since(created, Instant.parse(placement.at("/facts/podScheduled").asString())),
        since(created, started),
        since(created, record.started()),
        since(created, first),
        since(created, finished),
        since(created, journalled("COLLECTED", trial)),
        100.0 * inside.toMillis() / Duration.between(started, finished).toMillis(),
        100.0
            * inside.toMillis()
            / Duration.between(created, journalled("COLLECTED", trial)).toMillis(),
        record.spec().cells().size());
  }

  private static String since(Instant from, Instant to) {
    return String.format(Locale.ROOT, "%.1f", Duration.between(from, to).toMillis() / 1000.0);
  }

  private Instant journalled(String event, String trial) throws IOException {
    try (Stream<String> lines = Files.lines(run.resolve("journal.ndjson"))) {
      return lines
          .filter(line -> line.contains("\"" + event + "\"") && line.contains("\"" + trial + "\""))
          .map(line -> RunFiles.json(line))
          .map(line -> Instant.parse(line.get("t").asString()))
          .findFirst()
          .orElseThrow();
    }
  }
}
