package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.conformance.TakesMinutes;
import io.archbench.trial.CellKey;
import io.archbench.trial.Sha256;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.TrialRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runner, agent and JMH killed at random moments: nothing collected is lost or measured again. */
class KillDrillIT {
  private static final int KILLS = 20;
  private static final int ROUNDS = 6;
  private static final int CELLS = 2;
  private static final int VARIANTS = 2;

  private enum Victim {
    RUNNER,
    AGENT,
    JMH
  }

  @TempDir private Path directory;

  @TakesMinutes
  @Test
  void aRunThatIsKilledTwentyTimesFinishesWithEachCellMeasuredOnce() throws Exception {
    Archbench archbench = new Archbench(directory);
    Path study = archbench.study("drill", ROUNDS, List.of("*steady", "*other"));
    Archbench.Running running = archbench.start("run", study.toString(), "--runs", "runs");
    Path run = awaitRunDirectory();
    Map<String, String> collected = new TreeMap<>();
    SplittableRandom random = new SplittableRandom(20_261_124);
    Map<Victim, Integer> killed = new HashMap<>();

    for (int kill = 0; kill < KILLS; kill++) {
      Thread.sleep(random.nextLong(200, 2_000));
      Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
      kill(victim, running, run).ifPresent(dead -> killed.merge(victim, 1, Integer::sum));
      if (!running.process().isAlive()) {
        assertUntouched(collected, run);
        running = archbench.start("resume", run.toString());
      }
      collected.putAll(records(run));
    }
    Archbench.Result end = running.end();
    for (int again = 0; again < 3 && end.exit() != 0 && end.exit() != 4; again++) {
      end = archbench.run("resume", run.toString());
    }

    assertThat(end.exit()).as(end.err()).isIn(0, 4);
    assertThat(killed.keySet()).as("every kind was really killed: %s", killed).hasSize(3);
    assertUntouched(collected, run);
    assertEachCellHasOneResult(run);
  }

  private void assertEachCellHasOneResult(Path run) throws IOException {
    Map<String, List<CellKey>> cells = new TreeMap<>();
    int failed = 0;
    for (String file : records(run).keySet()) {
      TrialRecord record = record(Path.of(file));
      cells
          .computeIfAbsent(record.spec().id().text(), trial -> new ArrayList<>())
          .addAll(record.cellKeys());
      failed += (int) record.cells().stream().filter(CellResult.Failed.class::isInstance).count();
    }
    assertThat(cells).hasSize(ROUNDS * VARIANTS);
    assertThat(cells.values())
        .allSatisfy(keys -> assertThat(keys).doesNotHaveDuplicates().hasSize(CELLS));
    assertThat(failed).as("only a cell whose own JMH was killed fails").isLessThanOrEqualTo(KILLS);
  }

  private static TrialRecord record(Path file) throws IOException {
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return CanonicalJson.read(gzip.readAllBytes(), TrialRecord.class, file.toString());
    }
  }

  private static void assertUntouched(Map<String, String> before, Path run) throws IOException {
    assertThat(records(run)).containsAllEntriesOf(before);
  }

  /** Each record's file with its content's digest. */
  private static Map<String, String> records(Path run) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    Path trials = run.resolve("trials");
    if (Files.isDirectory(trials)) {
      try (Stream<Path> files = Files.walk(trials)) {
        for (Path file : files.filter(path -> path.endsWith("record.json.gz")).toList()) {
          digests.put(file.toString(), Sha256.of(Files.readAllBytes(file)));
        }
      }
    }
    return digests;
  }

  private Path awaitRunDirectory() throws IOException, InterruptedException {
    for (int i = 0; i < 300; i++) {
      Path runs = directory.resolve("runs");
      if (Files.isDirectory(runs)) {
        try (Stream<Path> found = Files.list(runs)) {
          Optional<Path> run =
              found.filter(path -> Files.exists(path.resolve("journal.ndjson"))).findFirst();
          if (run.isPresent()) {
            return run.get();
          }
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no run directory appeared");
  }

  /** Waits a while for its victim: a runner that was just started has none yet. */
  private static Optional<ProcessHandle> kill(Victim victim, Archbench.Running running, Path run)
      throws InterruptedException {
    Optional<ProcessHandle> found = find(victim, running, run);
    for (int look = 0; look < 100 && found.isEmpty() && running.process().isAlive(); look++) {
      Thread.sleep(100);
      found = find(victim, running, run);
    }
    found.ifPresent(ProcessHandle::destroyForcibly);
    if (victim == Victim.RUNNER) {
      found.ifPresent(process -> process.onExit().join());
    }
    return found;
  }

  private static Optional<ProcessHandle> find(Victim victim, Archbench.Running running, Path run) {
    return switch (victim) {
      case RUNNER -> Optional.of(running.process().toHandle());
      case AGENT -> ofRun(run, "io.archbench.agent.Agent");
      case JMH -> ofRun(run, "org.openjdk.jmh");
    };
  }

  private static Optional<ProcessHandle> ofRun(Path run, String main) {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .arguments()
                    .map(arguments -> String.join(" ", arguments))
                    .filter(line -> line.contains(run + "/") && line.contains(main))
                    .isPresent())
        .findFirst();
  }
}
