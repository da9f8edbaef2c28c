package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What breaks is named, and what was measured before stands. */
class FaultIT {
  private static final int TRIALS = 2;
  private static final List<String> ONE_CELL = List.of("*steady");

  @TempDir private static Path shared;
  private static RunFiles finished;

  @TempDir private Path directory;
  private Archbench archbench;

  /** One cell, two variants, one round: each test damages a copy. */
  @BeforeAll
  static void measure() throws Exception {
    Archbench measuring = new Archbench(shared);
    Path study = measuring.study("whole", 1, ONE_CELL, Archbench.QUICK);
    Archbench.Result result = measuring.run("run", study.toString());
    assertThat(result.exit()).as(result.err()).isZero();
    finished = new RunFiles(shared.resolve(result.lastLine()));
    assertThat(finished.records()).hasSize(TRIALS);
    // the negative control: a copy is accepted until it is damaged
    finished.copyTo(shared.resolve("copied"));
    assertThat(measuring.run("report", "copied").exit()).isZero();
  }

  @AfterAll
  static void leaveNoProcessOfTheSharedRun() {
    new Archbench(shared).endAll();
  }

  @BeforeEach
  void installHere() {
    archbench = new Archbench(directory);
  }

  @AfterEach
  void leaveNoProcess() {
    archbench.endAll();
  }

  @Test
  void cellsThatFailAreNamedWithTheirReasonWhileOthersStand() throws Exception {
    List<String> cells =
        List.of(
            "*throwing",
            "*dying",
            "*killed",
            "*wrong",
            "*outOfMemory",
            "*silent",
            "*hanging",
            "*steady");
    Path study =
        archbench.study("faults", 1, cells, Archbench.QUICK.replace("timeout: 20s", "timeout: 5s"));

    Archbench.Result result = archbench.run("run", study.toString());

    assertThat(result.exit()).as(result.err()).isEqualTo(4);
    RunFiles run = new RunFiles(directory.resolve(result.lastLine()));
    JsonNode comparison = run.comparison();
    assertThat(comparison.at("/exit/code").asInt()).isEqualTo(4);
    assertFailed(comparison, "throwing", "THREW", "this benchmark always throws");
    assertFailed(comparison, "dying", "KILLED", "exit code 3");
    assertFailed(comparison, "killed", "KILLED", "SIGKILL");
    assertFailed(comparison, "wrong", "WRONG_ANSWER", "expected 42 hits, found 41");
    assertFailed(comparison, "outOfMemory", "OUT_OF_MEMORY", "OutOfMemoryError");
    assertFailed(comparison, "silent", "NO_RESULT", "no result");
    assertFailed(comparison, "hanging", "DEADLINE", "deadline");
    JsonNode steady = cell(comparison, "steady");
    assertThat(steady.at("/failed")).isEmpty();
    assertThat(steady.at("/n/baseline").asInt()).isEqualTo(1);
    assertThat(steady.at("/n/contender").asInt()).isEqualTo(1);
    assertThat(steady.at("/ratio/value").asDouble()).isPositive();
    assertThat(run.text("report.html"))
        .contains("7 of 8 cells failed", "expected 42 hits, found 41");
    assertThat(result.out()).contains("7 of 8 cells failed");
  }

  @Test
  void aSecondRunnerIsRefusedAndTheFirstGoesOn() throws Exception {
    Path study = archbench.study("held", 1, ONE_CELL, Archbench.QUICK);
    Archbench.Running first = archbench.start("run", study.toString());
    Path run = archbench.awaitRun(first, "runs");

    Archbench.Result second = archbench.run("resume", run.toString());

    assertThat(second.exit()).as(second.err()).isEqualTo(2);
    assertThat(second.lastLine())
        .contains(run.toString(), "in use", "process " + first.process().pid());
    Archbench.Result end = first.end();
    assertThat(end.exit()).as(end.err()).isZero();
    assertThat(new RunFiles(run).cells()).hasSize(TRIALS).doesNotHaveDuplicates();
  }

  @Test
  void aFileInTheWayOfTheRunsIsNamedWithARemedy() throws Exception {
    Path study = archbench.study("barred", 1, ONE_CELL, Archbench.QUICK);
    Files.writeString(directory.resolve("in-the-way"), "kept");

    Archbench.Result barred = archbench.run("run", study.toString(), "--runs", "in-the-way");

    assertThat(barred.exit()).as(barred.err()).isEqualTo(5);
    assertThat(barred.lastLine())
        .contains("in-the-way is a file where a directory is needed: move it away")
        .doesNotContain("resume");
    assertThat(directory.resolve("in-the-way")).hasContent("kept");
  }

  @Test
  void aFullDiskCostsNothingThatWasCollected() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    Root.mountSmallDisk(disk);
    try {
      Path study = archbench.study("full", 2, ONE_CELL, Archbench.QUICK);
      Archbench.Running running = archbench.start("run", study.toString(), "--runs", "disk");
      running.awaitWords("collected ");
      fill(disk.resolve("filler"));

      Archbench.Result full = running.end();

      assertThat(full.exit()).as(full.err()).isEqualTo(5);
      assertThat(full.lastLine()).contains("disk/full-").contains("No space left on device");
      RunFiles run = new RunFiles(archbench.awaitRun(running, "disk"));
      Map<Path, String> collected = run.records();
      assertThat(collected).isNotEmpty().hasSizeLessThan(2 * TRIALS);

      assertThat(Root.run("mount", "-o", "remount,size=16m", disk.toString())).isZero();
      Archbench.Result resumed = archbench.run("resume", run.directory().toString());

      assertThat(resumed.exit()).as(resumed.err()).isZero();
      assertThat(run.records()).containsAllEntriesOf(collected);
      assertThat(run.cells()).hasSize(2 * TRIALS).doesNotHaveDuplicates();
    } finally {
      archbench.endAll();
      assertThat(Root.run("umount", "-l", disk.toString())).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"record.json.gz, 100", "placement.json, 50"})
  void aFileThatWasCutShortIsNamed(String name, int length) throws Exception {
    RunFiles copy = copy();
    Path record = copy.records().keySet().iterator().next().resolveSibling(name);
    Files.write(record, Arrays.copyOf(Files.readAllBytes(record), length));

    assertRefused(archbench.run("report", "copy"), relative(record), "Restore it from a copy");
  }

  @ParameterizedTest
  @CsvSource({"record.json.gz", "placement.json"})
  void aFileThatWasDeletedIsNamed(String name) throws Exception {
    RunFiles copy = copy();
    Path record = copy.records().keySet().iterator().next().resolveSibling(name);
    Files.delete(record);

    assertRefused(archbench.run("report", "copy"), relative(record), "is missing");
  }

  @Test
  void aPlanThatWasCutShortIsNamed() throws Exception {
    Path plan = copy().directory().resolve("plan.json");
    Files.write(plan, Arrays.copyOf(Files.readAllBytes(plan), 100));

    assertRefused(archbench.run("resume", "copy"), "copy/plan.json", "Restore it from a copy");
  }

  @Test
  void aJournalThatWasCutInMidLineIsMendedAndTheRunCompletes() throws Exception {
    RunFiles copy = copy();
    String journal = copy.text("journal.ndjson");
    int cut = journal.indexOf("COLLECTED") + 20;
    Files.writeString(copy.journal(), journal.substring(0, cut));
    // as it was at that moment: only the first trial had left a record
    String first =
        journal.lines().filter(line -> line.contains("CREATED")).findFirst().orElseThrow();
    Map<Path, String> kept = new TreeMap<>(copy.records());
    for (Path record : copy.records().keySet()) {
      if (!first.contains(record.getParent().getParent().getFileName().toString())) {
        Files.delete(record);
        kept.remove(record);
      }
    }

    Archbench.Result resumed = archbench.run("resume", "copy");

    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("the journal's last line was cut: dropped");
    assertThat(copy.cells()).hasSize(TRIALS).doesNotHaveDuplicates();
    assertThat(copy.records()).hasSize(TRIALS).containsAllEntriesOf(kept);
    assertThat(archbench.run("status", "copy").out())
        .contains("2 of 2 trials collected")
        .endsWith("\nfinished\n");
    assertThat(copy.text("journal.ndjson"))
        .startsWith(journal.substring(0, lineStart(journal, cut)));
  }

  @Test
  void anEditedJournalIsRefusedWithItsLine() throws Exception {
    edit(copy(), 4, line -> line.replace("\"event\"", "\"evnt\""));

    assertRefused(archbench.run("resume", "copy"), "copy/journal.ndjson:4: ", "changed by hand");
  }

  @Test
  void aJournalWithoutOneOfItsLinesIsRefusedWithTheLine() throws Exception {
    edit(copy(), 4, line -> "");

    assertRefused(
        archbench.run("status", "copy"),
        "copy/journal.ndjson:4: ",
        "expected entry 4, found entry 5");
  }

  private RunFiles copy() throws IOException {
    return finished.copyTo(directory.resolve("copy"));
  }

  private String relative(Path file) {
    return directory.relativize(file).toString();
  }

  private static void assertRefused(Archbench.Result refused, String... words) {
    assertThat(refused.exit()).as(refused.err()).isEqualTo(2);
    assertThat(refused.lastLine()).contains(words);
  }

  private static void edit(RunFiles run, int number, UnaryOperator<String> change)
      throws IOException {
    StringBuilder edited = new StringBuilder();
    List<String> lines = run.text("journal.ndjson").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = i + 1 == number ? change.apply(lines.get(i)) : lines.get(i);
      edited.append(line).append(line.isEmpty() ? "" : "\n");
    }
    assertThat(edited.toString()).isNotEqualTo(run.text("journal.ndjson"));
    Files.writeString(run.journal(), edited, StandardCharsets.UTF_8);
  }

  private static int lineStart(String text, int position) {
    return text.lastIndexOf('\n', position) + 1;
  }

  private static JsonNode cell(JsonNode comparison, String method) {
    return comparison
        .at("/comparisons/0/cells")
        .valueStream()
        .filter(cell -> cell.at("/key").asString().contains("." + method + ":"))
        .findFirst()
        .orElseThrow();
  }

  /** On both sides, once each. */
  private static void assertFailed(JsonNode comparison, String method, String kind, String words) {
    JsonNode failed = cell(comparison, method).at("/failed");
    assertThat(failed.valueStream().map(failure -> failure.at("/variant").asString()))
        .containsExactlyInAnyOrder("serial", "parallel");
    assertThat(failed)
        .allSatisfy(
            failure -> {
              assertThat(failure.at("/kind").asString()).isEqualTo(kind);
              assertThat(failure.at("/message").asString()).contains(words);
            });
  }

  /** Takes all the space that is left; other writers may get some of it first. */
  private static void fill(Path filler) throws IOException {
    byte[] page = new byte[4096];
    boolean space = true;
    while (space) {
      try {
        Files.write(filler, page, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException full) {
        space = false;
      }
    }
  }
}
