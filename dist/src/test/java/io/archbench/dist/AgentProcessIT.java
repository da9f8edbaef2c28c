package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.AgentContract;
import io.archbench.trial.Architecture;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.JmhSettings;
import io.archbench.trial.Member;
import io.archbench.trial.Mode;
import io.archbench.trial.Payload;
import io.archbench.trial.Phase;
import io.archbench.trial.Resources;
import io.archbench.trial.RunId;
import io.archbench.trial.SpecEnvelope;
import io.archbench.trial.ThreadCount;
import io.archbench.trial.TrialId;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.segment.Manifest;
import io.archbench.trial.segment.Manifest.State;
import io.archbench.trial.segment.RecordAssembler;
import io.archbench.trial.segment.RecordAssembler.Assembled;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assembled agent as a real process, over a suite whose cells misbehave on demand. */
class AgentProcessIT {
  private static final Path HOME = Path.of(System.getProperty("archbench.home"));
  private static final Path STUB = StubSpecs.HOME.resolve("suites/stub");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path temporary;
  private Process agent;

  @BeforeEach
  void offerTheStubSuite() throws IOException {
    Files.createDirectories(suites());
    Files.createSymbolicLink(suites().resolve("stub"), STUB.toRealPath());
  }

  @AfterEach
  void leaveNoProcess() {
    if (agent != null) {
      Stream.concat(agent.descendants(), Stream.of(agent.toHandle()))
          .forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void aTrialThatGoesWellIsACompleteRecord() throws Exception {
    TrialSpec spec = spec("StubBenchmark.steady", "StubBenchmark.parametrised?weight=2");

    assertThat(run(spec)).isEqualTo(AgentContract.EXIT_COMPLETE);

    assertThat(manifest().state()).isEqualTo(State.COMPLETE);
    TrialRecord record = record(spec);
    assertThat(record.isComplete()).isTrue();
    assertThat(record.specSha256()).isEqualTo(spec.sha256());
    assertThat(record.environment().architecture()).isEqualTo(here());
    assertThat(record.environment().jvm().finalFlags())
        .containsEntry("MaxHeapSize", "67108864")
        .containsEntry("ActiveProcessorCount", "1");
    assertThat(record.noiseAfter()).isPresent();
    CellResult.Measured steady = (CellResult.Measured) record.cells().get(0);
    assertThat(steady.iterations()).hasSize(2).allMatch(value -> value > 0);
    assertThat(steady.threads()).isEqualTo(1);
    assertThat(steady.answerSha256()).isPresent();
    assertThat(steady.corpusSha256()).isPresent();
    assertThat(steady.secondary()).containsKey("gc.alloc.rate.norm");
    assertThat(record.cells().get(1)).isInstanceOf(CellResult.Measured.class);
  }

  @Test
  void standardOutputCarriesSegmentsOnly() throws Exception {
    run(spec("StubBenchmark.steady"));

    assertThat(Files.readAllLines(log())).isNotEmpty().allMatch(line -> line.startsWith("#arch"));
  }

  @Test
  void cellsThatFailAreFailuresWithAKindWhileOthersStand() throws Exception {
    TrialSpec spec =
        spec(
            "StubBenchmark.throwing",
            "StubBenchmark.dying",
            "StubBenchmark.silent",
            "StubBenchmark.killed",
            "StubBenchmark.outOfMemory",
            "StubBenchmark.wrong",
            "StubBenchmark.steady");

    assertThat(run(spec)).isEqualTo(AgentContract.EXIT_COMPLETE);

    List<CellResult> cells = record(spec).cells();
    assertFailed(cells.get(0), FailureKind.THREW, "this benchmark always throws");
    assertFailed(cells.get(1), FailureKind.KILLED, "exit code 3");
    assertFailed(cells.get(2), FailureKind.NO_RESULT, "no result");
    assertFailed(cells.get(3), FailureKind.KILLED, "SIGKILL");
    assertFailed(cells.get(4), FailureKind.OUT_OF_MEMORY, "OutOfMemoryError");
    assertFailed(cells.get(5), FailureKind.WRONG_ANSWER, "expected 42 hits, found 41");
    assertThat(cells.get(6)).isInstanceOf(CellResult.Measured.class);
  }

  @Test
  void aCellThatFillsItsScratchDiskIsToldSoAndTheNextHasSpaceAgain() throws Exception {
    Files.createDirectories(work());
    Root.mountSmallDisk(work());
    try {
      TrialSpec spec = spec("StubBenchmark.filling", "StubBenchmark.steady");
      assertThat(run(spec)).isEqualTo(AgentContract.EXIT_COMPLETE);

      List<CellResult> cells = record(spec).cells();
      assertThat(cells.get(0)).isInstanceOf(CellResult.Failed.class);
      assertThat(((CellResult.Failed) cells.get(0)).message())
          .contains("the disk of its scratch directory is full");
      assertThat(cells.get(1)).isInstanceOf(CellResult.Measured.class);
    } finally {
      assertThat(Root.run("umount", "-l", work().toString())).isZero();
    }
  }

  @Test
  void aHangingCellEndsAtItsDeadlineWithAllItsProcesses() throws Exception {
    TrialSpec spec = spec(settings(Duration.ofSeconds(4)), "StubBenchmark.hanging");

    assertThat(run(spec)).isEqualTo(AgentContract.EXIT_COMPLETE);

    assertFailed(record(spec).cells().get(0), FailureKind.DEADLINE, "deadline");
    assertThat(processesOf(work())).isEmpty();
  }

  @Test
  void aTermSignalCostsTheRunningCellOnly() throws Exception {
    TrialSpec spec = spec("StubBenchmark.steady", "StubBenchmark.hanging");
    start(spec);
    awaitRunning("hanging");

    agent.destroy();

    assertThat(exit()).isEqualTo(AgentContract.EXIT_INCOMPLETE);
    assertThat(manifest().state()).isEqualTo(State.INCOMPLETE);
    assertThat(manifest().words()).contains("SIGTERM");
    TrialRecord record = record(spec);
    assertThat(record.cells()).hasSize(1).allMatch(CellResult.Measured.class::isInstance);
    assertThat(record.finished()).isPresent();
    assertThat(processesOf(work())).isEmpty();
  }

  @Test
  void anAgentThatIsKilledLeavesItsFinishedCellsVouchedFor() throws Exception {
    TrialSpec spec = spec("StubBenchmark.steady", "StubBenchmark.hanging");
    start(spec);
    awaitRunning("hanging");
    List<ProcessHandle> tree = agent.descendants().toList();

    agent.destroyForcibly();
    exit();
    tree.forEach(ProcessHandle::destroyForcibly);

    assertThat(manifest().state()).isEqualTo(State.RUNNING);
    assertThat(manifest().running()).contains(spec.cells().get(1).key());
    TrialRecord record = record(spec);
    assertThat(record.cells()).hasSize(1).allMatch(CellResult.Measured.class::isInstance);
    assertThat(record.finished()).isEmpty();
  }

  @Test
  void theNextAgentEndsWhatAKilledOneLeftRunning() throws Exception {
    start(spec("StubBenchmark.hanging"));
    awaitRunning("hanging");
    List<ProcessHandle> tree = awaitForkBelow(agent);
    agent.destroyForcibly();
    exit();
    assertThat(tree).anyMatch(ProcessHandle::isAlive);

    run(spec("StubBenchmark.steady"));

    for (ProcessHandle orphan : tree) {
      // whoever inherits a dead process may take a moment to bury it
      assertThat(orphan.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @Test
  void anotherArchitectureIsRefused() throws Exception {
    Architecture other = here() == Architecture.AMD64 ? Architecture.ARM64 : Architecture.AMD64;

    assertThat(run(spec(other, suiteSha256(), settings(PATIENCE), "StubBenchmark.steady")))
        .isEqualTo(AgentContract.EXIT_ARCHITECTURE);

    assertThat(manifest().state()).isEqualTo(State.REFUSED);
    assertThat(manifest().refusal()).contains(RefusalKind.WRONG_ARCHITECTURE);
    assertThat(manifest().words()).contains(other.text());
    assertThat(log()).isEmptyFile();
  }

  @Test
  void anotherSuiteIsRefused() throws Exception {
    assertThat(run(spec(here(), "0".repeat(64), settings(PATIENCE), "StubBenchmark.steady")))
        .isEqualTo(AgentContract.EXIT_VERSION);

    assertThat(manifest().refusal()).contains(RefusalKind.IMAGE);
    assertThat(manifest().words()).contains(suiteSha256());
  }

  @Test
  void aSpecThatCannotBeReadIsRefused() throws Exception {
    start("H4sIAAAAAAAA");

    assertThat(exit()).isEqualTo(AgentContract.EXIT_SPEC);
    assertThat(manifest().refusal()).contains(RefusalKind.SPEC);
    assertThat(manifest().words()).contains("ARCHBENCH_SPEC");
  }

  @Test
  void theAgentsClassPathIsSmall() throws IOException {
    long bytes = 0;
    try (Stream<Path> jars = Files.list(HOME.resolve("agent"))) {
      for (Path jar : jars.toList()) {
        bytes += Files.size(jar);
      }
    }
    assertThat(bytes).isBetween(1L, 10L << 20);
  }

  private static void assertFailed(CellResult cell, FailureKind kind, String words) {
    assertThat(cell).isInstanceOf(CellResult.Failed.class);
    CellResult.Failed failed = (CellResult.Failed) cell;
    assertThat(failed.kind()).as("%s", failed).isEqualTo(kind);
    assertThat(failed.message()).contains(words).doesNotContain("\n");
    assertThat(failed.logTail()).isNotBlank();
  }

  private static Architecture here() {
    return Architecture.of(System.getProperty("os.arch"));
  }

  private static String suiteSha256() throws IOException {
    return new SuiteDirectory(STUB).sha256();
  }

  private static JmhSettings settings(Duration timeout) {
    return new JmhSettings(Duration.ofMillis(100), 2, Duration.ofMillis(100), timeout);
  }

  private static TrialSpec spec(String... cells) throws IOException {
    return spec(settings(PATIENCE), cells);
  }

  private static TrialSpec spec(JmhSettings settings, String... cells) throws IOException {
    return spec(here(), suiteSha256(), settings, cells);
  }

  private static TrialSpec spec(
      Architecture architecture, String suiteSha256, JmhSettings settings, String... cells) {
    return new TrialSpec(
        TrialSpec.SCHEMA,
        new TrialId("stub", "side", 1),
        1,
        new RunId("abcdefgh"),
        "agent-process",
        VariantSpec.of("side", architecture, List.of()),
        Phase.MEASURE,
        Payload.JMH,
        List.of(),
        suiteSha256,
        "0".repeat(64),
        Stream.of(cells).map(cell -> cell(cell, settings)).toList(),
        List.of("-Xms64m", "-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
        List.of(),
        "small",
        new Resources(1, "none", null, 64 << 20, "memory"),
        42,
        List.of(Member.bench("here")));
  }

  private static CellSpec cell(String benchmark, JmhSettings settings) {
    CellKey key =
        CellKey.parse("stub/" + benchmark + ":" + Mode.THROUGHPUT.label() + ":t" + ThreadCount.MAX);
    return new CellSpec(key, "io.archbench.stub." + key.benchmark(), settings);
  }

  private int run(TrialSpec spec) throws Exception {
    start(spec);
    return exit();
  }

  private void start(TrialSpec spec) throws IOException {
    start(SpecEnvelope.encode(spec));
  }

  private void start(String envelope) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            HOME.resolve("agent") + "/*",
            "io.archbench.agent.Agent",
            "run",
            "--suites",
            suites().toString(),
            "--work",
            work().toString(),
            "--termination",
            temporary.resolve("termination").toString());
    builder.environment().putAll(Map.of(AgentContract.SPEC_VARIABLE, envelope));
    builder.redirectOutput(log().toFile());
    builder.redirectError(temporary.resolve("words.log").toFile());
    agent = builder.start();
  }

  private int exit() throws Exception {
    assertThat(agent.waitFor(120, TimeUnit.SECONDS)).as("the agent ended").isTrue();
    return agent.exitValue();
  }

  private void awaitRunning(String method) throws Exception {
    Path termination = temporary.resolve("termination");
    while (!Files.exists(termination)
        || manifest().running().filter(cell -> cell.benchmark().endsWith(method)).isEmpty()) {
      assertThat(agent.isAlive()).as(Files.readString(temporary.resolve("words.log"))).isTrue();
      Thread.sleep(20);
    }
  }

  private static List<ProcessHandle> awaitForkBelow(Process process) throws Exception {
    List<ProcessHandle> tree = process.descendants().toList();
    while (tree.size() < 2) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(20);
      tree = process.descendants().toList();
    }
    return tree;
  }

  private static List<ProcessHandle> processesOf(Path directory) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(directory.toString()))
        .toList();
  }

  private Path suites() {
    return temporary.resolve("suites");
  }

  private Path work() {
    return temporary.resolve("work space");
  }

  private Path log() {
    return temporary.resolve("segments.log");
  }

  private Manifest manifest() throws IOException {
    Path file = temporary.resolve("termination");
    return CanonicalJson.read(Files.readAllBytes(file), Manifest.class, file.toString());
  }

  private TrialRecord record(TrialSpec spec) throws IOException {
    String printed = Files.readString(log(), StandardCharsets.UTF_8);
    Assembled assembled = RecordAssembler.assemble(spec, printed, manifest());
    assertThat(assembled.problems()).isEmpty();
    return assembled.record().orElseThrow();
  }
}
