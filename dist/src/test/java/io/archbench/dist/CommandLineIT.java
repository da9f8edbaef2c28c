package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.archbench.trial.record.CellResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the commands promise to whoever types them, and to pipelines. */
class CommandLineIT {
  private static final int ROUNDS = 3;
  private static final List<String> TWO_CELLS = List.of("*steady", "*other");
  private static final List<String> GERMAN = List.of("-Duser.language=de", "-Duser.country=DE");

  @TempDir private static Path shared;
  private static Archbench finished;
  private static Archbench.Result result;
  private static Path run;

  @TempDir private Path directory;

  @BeforeAll
  static void measure() throws Exception {
    finished = new Archbench(shared);
    Path study = finished.study("small", ROUNDS, TWO_CELLS, Archbench.QUICK);
    result = finished.run("run", study.toString());
    run = shared.resolve(result.lastLine());
  }

  @AfterAll
  static void leaveNoProcessOfTheSharedRun() {
    finished.endAll();
  }

  @AfterEach
  void leaveNoProcess() {
    new Archbench(directory).endAll();
  }

  @Test
  void aRunEndsWithItsDirectoryAsTheLastLine() throws Exception {
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.lastLine()).startsWith("runs/small-");
    assertThat(run).isDirectory();
    assertThat(new RunFiles(run).cells()).hasSize(2 * 2 * ROUNDS).doesNotHaveDuplicates();
  }

  @Test
  void aGateOverADemonstrationPassesUnlessAConclusionIsDemanded() throws Exception {
    Archbench.Result gate = finished.run("gate", run.toString());
    Path policy = Files.writeString(directory.resolve("gate.yaml"), "demandConclusion: true\n");
    Archbench.Result demanding =
        finished.run("gate", run.toString(), "--policy", policy.toString(), "--json");
    Path release = Files.writeString(directory.resolve("release.yaml"), "release: true\n");

    assertThat(gate.exit()).as(gate.err()).isZero();
    assertThat(gate.out())
        .startsWith("gate passed: 2 cells compared\n")
        .contains("passes inconclusive  stub/StubBenchmark.steady:thrpt:t1")
        .contains("a demonstration: too short to be steady");
    assertThat(demanding.exit()).isEqualTo(3);
    JsonNode json = RunFiles.json(demanding.out());
    assertThat(json.get("passed").asBoolean()).isFalse();
    assertThat(json.get("exit").asInt()).isEqualTo(3);
    assertThat(json.get("findings")).hasSize(2);
    assertThat(finished.run("gate", run.toString(), "--policy", release.toString()).exit())
        .isEqualTo(1);
    assertThat(finished.run("gate", run.toString(), "--policy", "nowhere.yaml").exit())
        .isEqualTo(2);
  }

  @Test
  void standardOutputIsTheTable() {
    assertThat(result.out())
        .contains("parallel against serial")
        .containsPattern("(?m)^ +serial +parallel +change")
        .contains("stub/StubBenchmark.steady:thrpt:t1", "stub/StubBenchmark.other:thrpt:t1")
        .contains("elsewhere: this machine is");
    assertThat(result.err()).doesNotContain("parallel against serial");
  }

  @Test
  void eachReportIsInTheDirectory() {
    assertThat(RunFiles.REPORTS)
        .allSatisfy(name -> assertThat(new RunFiles(run).text(name)).contains("StubBenchmark"));
  }

  @Test
  void theComparisonHoldsTheCellsAndWhatIsPending() {
    JsonNode comparison = new RunFiles(run).comparison();

    JsonNode pair = comparison.at("/comparisons/0");
    assertThat(pair.at("/baseline").asString()).isEqualTo("serial");
    assertThat(pair.at("/contender").asString()).isEqualTo("parallel");
    assertThat(pair.at("/cells").valueStream().map(cell -> cell.at("/key").asString()))
        .containsExactlyInAnyOrder(
            "stub/StubBenchmark.steady:thrpt:t1", "stub/StubBenchmark.other:thrpt:t1");
    assertThat(pair.at("/cells"))
        .allSatisfy(
            cell -> {
              assertThat(cell.at("/n/baseline").asInt()).isEqualTo(ROUNDS);
              assertThat(cell.at("/n/contender").asInt()).isEqualTo(ROUNDS);
              assertThat(cell.at("/ratio/value").asDouble()).isPositive();
            });
    assertThat(comparison.at("/pending")).hasSize(1);
    assertThat(comparison.at("/pending/0/variant").asString()).isEqualTo("elsewhere");
    assertThat(comparison.at("/pending/0/why").asString()).contains("the variant needs");
    assertThat(comparison.at("/generatedFrom")).hasSize(2 * ROUNDS);
  }

  @Test
  void plainProgressCountsCellsAndSaysWhatIsLeft() {
    List<String> cells = result.err().lines().filter(line -> line.startsWith("cell ")).toList();

    assertThat(cells).hasSize(2 * 2 * ROUNDS);
    for (int i = 0; i < cells.size(); i++) {
      assertThat(cells.get(i))
          .matches("cell " + (i + 1) + "/12, (\\d+[hms] ?)+ left, done at \\d\\d:\\d\\d:\\d\\d");
    }
    assertThat(result.err()).contains("pending elsewhere: ").doesNotContain("\r", "\u001b");
  }

  @Test
  void theAgentsRecordHoldsTheAllocationRate() throws IOException {
    assertThat(new RunFiles(run).records().keySet())
        .hasSize(2 * ROUNDS)
        .allSatisfy(
            file ->
                assertThat(RunFiles.record(file).cells())
                    .hasSize(2)
                    .allSatisfy(
                        cell ->
                            assertThat(((CellResult.Measured) cell).secondary())
                                .containsKey("gc.alloc.rate.norm")));
  }

  @Test
  void aReportMadeAgainIsTheSameToTheByte() throws Exception {
    Archbench.Result again = finished.run("report", result.lastLine(), "--out", "other");

    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(again.out()).isEqualTo(result.out());
    assertSameReports(shared.resolve("other"));
  }

  @Test
  void aReportIsTheSameHoweverTheRunIsNamed() throws Exception {
    assertThat(finished.run("report", run.toString(), "--out", "absolute").exit()).isZero();

    assertSameReports(shared.resolve("absolute"));
  }

  @Test
  void aReportIsTheSameWhereNumbersHaveACommaAndNoPoint() throws Exception {
    List<String> flags =
        Stream.concat(GERMAN.stream(), Stream.of("-XshowSettings:locale")).toList();
    Archbench.Result german =
        finished.start(flags, "report", result.lastLine(), "--out", "german").end();

    assertThat(german.exit()).as(german.err()).isZero();
    assertThat(german.out() + german.err()).containsPattern("default locale = (Deutsch|German)");
    assertThat(german.out()).contains(result.out());
    assertSameReports(shared.resolve("german"));
  }

  @Test
  void statusOfAFinishedRunSaysSo() throws Exception {
    Archbench.Result status = finished.run("status", result.lastLine());

    assertThat(status.exit()).isZero();
    assertThat(status.out())
        .contains("6 of 6 trials collected, 0 left (0 cells)")
        .contains("pending: elsewhere")
        .endsWith("\nfinished\n");
  }

  @Test
  void resumingAFinishedRunMeasuresNothing() throws Exception {
    RunFiles copy = new RunFiles(run).copyTo(directory.resolve("copy"));
    Map<Path, String> before = copy.records();

    Archbench.Result resumed = new Archbench(directory).run("resume", "copy", "--json");

    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(copy.records()).isEqualTo(before).hasSize(2 * ROUNDS);
    assertThat(resumed.err()).contains("0 trials with 0 cells").doesNotContain("started ");
    assertThat(occurrences(copy.text("journal.ndjson"), "\"CREATED\"")).isEqualTo(2 * ROUNDS);
  }

  @Test
  void jsonIsOneDocumentWithDirectoryAndComparison() throws Exception {
    new RunFiles(run).copyTo(directory.resolve("copy"));

    JsonNode document =
        RunFiles.json(new Archbench(directory).run("resume", "copy", "--json").out());

    assertThat(document.at("/schemaVersion").asInt()).isEqualTo(1);
    assertThat(document.at("/directory").asString()).isEqualTo("copy");
    assertThat(document.at("/comparison")).isEqualTo(new RunFiles(run).comparison());
    assertThat(document.at("/status/collected").asInt()).isEqualTo(2 * ROUNDS);
  }

  @Test
  void aPlanShowsCellsRoundsAndHoursAndMeasuresNothing() throws Exception {
    Archbench archbench = new Archbench(directory);
    Path study = archbench.study("planned", ROUNDS, TWO_CELLS, Archbench.QUICK);

    Archbench.Result plan = archbench.run("plan", study.toString());

    assertThat(plan.exit()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains("stub/StubBenchmark.steady:thrpt:t1", "stub/StubBenchmark.other:thrpt:t1")
        .containsPattern(
            "2 cells a variant, 3 rounds, 6 trials here: about .+ \\(\\d+\\.\\d\\d h\\)")
        .containsPattern("elsewhere .* pending");
    assertNothingWasMade();
  }

  @Test
  void suitesListsWhatIsInstalled() throws Exception {
    Archbench.Result suites = finished.run("suites");

    assertThat(suites.exit()).isZero();
    assertThat(suites.out())
        .contains("indexing stands for Elasticsearch", "stub stands for nothing")
        .contains("StubBenchmark.steady", "BulkIndex.bulk");
  }

  @Test
  void allMistakesOfAStudyAreToldTogether() throws Exception {
    Files.writeString(
        directory.resolve("bad.yaml"),
        """
        schema: 1
        study: bad
        variants:
          serial: {arch: amd46}
          parallel: {arch: amd64, jvmArgs: [UseParallelGC]}
        comparisons: [{baseline: serial, contender: paralel}]
        suites:
          stub: {cells: ["*steady"], size: small}
        jmh: {warmup: 100ms, iterations: 0, iterationTime: 100ms}
        rouds: {min: 3, max: 3}
        """);

    Archbench.Result bad = new Archbench(directory).run("run", "bad.yaml");

    assertThat(bad.exit()).isEqualTo(2);
    assertThat(bad.err().lines().map(line -> line.replaceFirst("^archbench: ", "")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("bad.yaml:4: variants.serial.arch: expected "),
            line -> assertThat(line).startsWith("bad.yaml:5: variants.parallel.jvmArgs[0]: "),
            line -> assertThat(line).startsWith("bad.yaml:6: comparisons[0].contender: "),
            line -> assertThat(line).startsWith("bad.yaml:9: jmh.iterations: expected "),
            line -> assertThat(line).startsWith("bad.yaml:10: rouds: expected "));
    assertThat(bad.out()).isEmpty();
    assertNothingWasMade();
  }

  @Test
  void aStudyThatDetectsIsScreenedAndABudgetIsKept() throws Exception {
    Archbench archbench = new Archbench(directory);
    Path study = archbench.study("detecting", 3, TWO_CELLS, Archbench.QUICK);
    String detecting = Files.readString(study).replace("seed: 7", "design: detect");
    Files.writeString(study, detecting + "budget: {nodeHours: 0.005}\n");

    Archbench.Result refused = archbench.run("run", "detecting.yaml");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.lastLine())
        .contains("the 3 rounds that the study measures in any case: ")
        .contains("node-hours of 0.005 (budget.nodeHours)")
        .contains("--yes");

    Archbench.Result measured = archbench.run("run", "--yes", "detecting.yaml");
    assertThat(measured.exit()).isZero();
    assertThat(measured.err()).contains("the budget is used up: ");
    RunFiles run = new RunFiles(directory.resolve(measured.lastLine()));
    assertThat(run.text("journal.ndjson"))
        .contains("\"phase\":\"screen\"", "BUDGET_SPENT", "RUN_FINISHED");
    assertThat(run.text("report.html")).contains("the budget was used up before all was measured");
    assertThat(archbench.run("plan", "detecting.yaml").out())
        .contains("up to 13 rounds to confirm candidates");
  }

  @Test
  void aStudyThatIsNotThereIsBadUsage() throws Exception {
    Archbench.Result missing = new Archbench(directory).run("run", "nowhere.yaml");

    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.lastLine()).contains("nowhere.yaml").contains("no such file");
    assertNothingWasMade();
  }

  @Test
  void numbersMeasuredWhereTheyHaveACommaAreTheSameNumbers() throws Exception {
    Archbench archbench = new Archbench(directory);
    Path study = archbench.study("komma", 1, List.of("*steady"), Archbench.QUICK);
    // reaches the agent and JMH too
    Map<String, String> everywhere = Map.of("JAVA_TOOL_OPTIONS", String.join(" ", GERMAN));

    Archbench.Result german = archbench.start(everywhere, List.of(), "run", study.toString()).end();

    assertThat(german.exit()).as(german.err()).isZero();
    RunFiles files = new RunFiles(directory.resolve(german.lastLine()));
    Map<String, String> row = csvRow(files.text("results.csv"));
    JsonNode cell = files.comparison().at("/comparisons/0/cells/0");
    assertThat(Double.parseDouble(row.get("baseline score [unit of the scores]")))
        .isEqualTo(cell.at("/score/baseline").asDouble())
        .isGreaterThan(1000);
    assertThat(Double.parseDouble(row.get("speed ratio [contender/baseline]")))
        .isEqualTo(cell.at("/ratio/value").asDouble());
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalStopsCleanlyAndTheRunCanBeResumed(String signal, int exit) throws Exception {
    assumeSignalsAreHeeded();
    Archbench archbench = new Archbench(directory);
    Path study = archbench.study("stopped", 1, TWO_CELLS, Archbench.QUICK);
    Archbench.Running running = archbench.start("run", study.toString());
    running.awaitWords("cell 1/4");

    send(signal, running);
    Archbench.Result stopped = running.end();

    assertThat(stopped.exit()).as(stopped.err()).isEqualTo(exit);
    RunFiles files = new RunFiles(directory.resolve(stopped.lastLine()));
    assertThat(stopped.err()).contains("archbench resume " + stopped.lastLine());
    List<String> measured = files.cells();
    Map<Path, String> kept = files.records();
    assertThat(measured).hasSizeBetween(1, 3);

    Archbench.Result resumed = archbench.run("resume", stopped.lastLine());

    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(files.records()).containsAllEntriesOf(kept);
    assertThat(files.cells()).hasSize(4).doesNotHaveDuplicates().containsAll(measured);
  }

  @Test
  void theSecondSignalEndsAtOnce() throws Exception {
    assumeSignalsAreHeeded();
    Archbench archbench = new Archbench(directory);
    Path study = archbench.study("impatient", 1, List.of("*hanging"), Archbench.QUICK);
    Archbench.Running running = archbench.start("run", study.toString());
    running.awaitWords("started ");

    send("INT", running);
    running.awaitWords("once more ends at once");
    send("INT", running);

    Archbench.Result ended = running.end();
    assertThat(ended.exit()).isEqualTo(130);
    assertThat(ended.err()).doesNotContain("report: ");
  }

  private void assertNothingWasMade() throws IOException {
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isNotEmpty().allMatch(Files::isRegularFile);
    }
  }

  private static void assertSameReports(Path other) {
    assertThat(RunFiles.REPORTS)
        .allSatisfy(
            name -> assertThat(other.resolve(name)).hasSameBinaryContentAs(run.resolve(name)));
  }

  private static int occurrences(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }

  /**
   * The first row by the header's names; the columns asked for hold no quoted comma before them.
   */
  private static Map<String, String> csvRow(String csv) {
    List<String> lines = csv.lines().toList();
    String[] names = lines.get(0).split(",", -1);
    String[] values = lines.get(1).split(",", -1);
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      row.put(names[i], values[i]);
    }
    return row;
  }

  private static void send(String signal, Archbench.Running running) throws Exception {
    String process = Long.toString(running.process().pid());
    assertThat(new ProcessBuilder("kill", "-" + signal, process).start().waitFor()).isZero();
  }

  /** A shell that starts something in the background makes it deaf to SIGINT, and its children. */
  private static void assumeSignalsAreHeeded() throws Exception {
    Process probe = new ProcessBuilder("/bin/sh", "-c", "kill -INT $$; exit 0").start();
    assumeFalse(probe.waitFor() == 0, "SIGINT is ignored where these tests were started");
  }
}
