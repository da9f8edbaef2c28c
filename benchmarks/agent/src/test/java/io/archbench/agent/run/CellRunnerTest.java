package io.archbench.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.agent.probe.Machine;
import io.archbench.agent.probe.RecordedMachine;
import io.archbench.trial.Architecture;
import io.archbench.trial.Payload;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.CellResult.Failed;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.record.CellResult.Measured;
import io.archbench.trial.record.OpenLoop;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A shell script stands in for the JVM, and does to the cell's directory what JMH would do. */
class CellRunnerTest {
  private static final String CELL = "stub/Stub.steady:thrpt:t2";
  private static final Instant NOW = Instant.parse("2026-11-24T10:15:00Z");
  private static final Duration AMPLE = Duration.ofHours(1);
  private static final String RESULT =
      """
      cat > result.json <<'EOF'
      [{"benchmark": "io.archbench.Stub.steady", "mode": "thrpt", "threads": 2,
        "primaryMetric": {"score": 11.25, "scoreUnit": "ops/s", "rawData": [[10.0, 12.5]]},
        "secondaryMetrics": {"gc.alloc.rate.norm":
          {"score": 24.0, "scoreUnit": "B/op", "rawData": [[24.0, 24.0]]}}}]
      EOF
      """;

  @TempDir private Path directory;
  private Machine machine;

  @BeforeEach
  void recordAMachine() throws IOException {
    machine = RecordedMachine.unpack("amd64-cgroup2", "amd64", directory.resolve("machine"));
  }

  @Test
  void aResultAndWhatTheForkLeftMakeAMeasurement() throws Exception {
    Measured measured =
        (Measured)
            run(
                RESULT
                    + """
                    echo 0a1b > answer.sha256
                    echo 2c3d > corpus.sha256
                    echo '"Tag=service"' > service.hlog
                    echo '["libzstd.so"]' > native.json
                    """);

    assertThat(measured.threads()).isEqualTo(2);
    assertThat(measured.unit()).isEqualTo("ops/s");
    assertThat(measured.iterations()).containsExactly(10.0, 12.5);
    assertThat(measured.secondary()).containsOnlyKeys("gc.alloc.rate.norm");
    assertThat(measured.answerSha256()).contains("0a1b");
    assertThat(measured.corpusSha256()).contains("2c3d");
    assertThat(measured.histograms()).containsEntry("service", "\"Tag=service\"\n");
    assertThat(measured.nativeLibraries()).containsExactly("libzstd.so");
    assertThat(measured.started()).isEqualTo(NOW);
  }

  @Test
  void howWellARateWasKeptIsPartOfTheMeasurement() throws Exception {
    String kept =
        "{\"achievedRate\":998.5,\"lateStarts\":2,\"operations\":4993,\"saturated\":false,"
            + "\"targetRate\":1000.0}";

    Measured measured = (Measured) run(RESULT + "echo '" + kept + "' > open-loop.json\n");

    assertThat(measured.openLoop()).contains(new OpenLoop(1000, 998.5, 4993, 2, false));
    assertThat(((Measured) run(RESULT)).openLoop()).isEmpty();
    CellResult damaged = run(RESULT + "echo '{\"targetRate\":' > open-loop.json\n");
    assertThat(damaged).isInstanceOf(CellResult.Failed.class);
    assertThat(((CellResult.Failed) damaged).message()).contains("open-loop.json");
  }

  @Test
  void filesOfAnEarlierAttemptAreNotTakenForThisOne() throws Exception {
    run(RESULT + "echo 0a1b > answer.sha256; echo wrong > wrong-answer.txt\n");

    assertThat(((Measured) run(RESULT)).answerSha256()).isEmpty();
  }

  @Test
  void aRightResultWithAWrongAnswerIsAFailure() throws Exception {
    assertFailed(run(RESULT + "echo 41 hits > wrong-answer.txt\n"), FailureKind.WRONG_ANSWER);
  }

  @Test
  void noResultAnEmptyOneAndOneOfAnotherBenchmarkAreFailures() throws Exception {
    assertFailed(run("true\n"), FailureKind.NO_RESULT);
    assertFailed(run("echo '[' > result.json\n"), FailureKind.NO_RESULT);
    assertFailed(run(RESULT.replace("Stub.steady", "Stub.other")), FailureKind.NO_RESULT);
    assertFailed(run(RESULT.replace("[[10.0, 12.5]]", "[]")), FailureKind.NO_RESULT);
  }

  @Test
  void aJmhThatIsKilledIsAKilledCell() throws Exception {
    assertFailed(run("kill -9 $$\n"), FailureKind.KILLED);
  }

  @Test
  void theKernelsCountOfKillsForMemoryDecides() throws Exception {
    Path events = machine.sys().resolve("fs/cgroup/memory.events");

    assertFailed(
        run("echo 'oom_kill 2' > '" + events + "'\nkill -9 $$\n"), FailureKind.OUT_OF_MEMORY);
  }

  @Test
  void aValueThatJmhCannotTakeIsAFailureWithoutAnyProcess() throws Exception {
    CellResult result =
        runner("exit 9\n")
            .run(Specs.cell("stub/Stub.steady?a=b%2Cc:thrpt:t1"), 0, AMPLE)
            .orElseThrow();

    assertFailed(result, FailureKind.NO_RESULT);
    assertThat(((Failed) result).message()).contains("a=b,c");
  }

  @Test
  void aCellCutShortByTheTrialsTimeHasNoResultAtAll() throws Exception {
    Optional<CellResult> result =
        runner("sleep 100\n").run(Specs.cell(CELL), 0, Duration.ofMillis(50));

    assertThat(result).isEmpty();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a session of its own hides a process")
  void whatACellLeftRunningInTheBackgroundIsEnded() throws Exception {
    // in a session of its own, and an orphan by the time the cell ends
    run(RESULT + "(setsid sleep 1000 & echo $! > pid) \n");

    long pid = Long.parseLong(Files.readString(cellDirectory().resolve("pid")).strip());
    Optional<ProcessHandle> sleeper = ProcessHandle.of(pid);
    if (sleeper.isPresent()) { // killed, but perhaps not yet reaped
      assertThat(sleeper.get().onExit().get(30, TimeUnit.SECONDS)).isEqualTo(sleeper.get());
    }
  }

  @Test
  void theSpecIsNoPartOfTheCellsEnvironment() throws Exception {
    run(RESULT + "env > environment\n");

    assertThat(Files.readString(cellDirectory().resolve("environment")))
        .contains("ARCHBENCH_AGENT=")
        .doesNotContain("ARCHBENCH_SPEC=");
  }

  private static void assertFailed(CellResult result, FailureKind kind) {
    assertThat(result).isInstanceOf(Failed.class);
    assertThat(((Failed) result).kind()).as("%s", result).isEqualTo(kind);
    assertThat(((Failed) result).message()).isNotBlank();
  }

  private CellResult run(String script) throws Exception {
    return runner(script).run(Specs.cell(CELL), 0, AMPLE).orElseThrow();
  }

  private Path cellDirectory() {
    return directory.resolve("work/cell-000");
  }

  private CellRunner runner(String script) throws IOException {
    Path java = directory.resolve("java");
    Files.deleteIfExists(java);
    Files.createFile(
        java, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(java, "#!/bin/sh\n" + script);
    return new CellRunner(
        Specs.spec(Architecture.AMD64, Payload.JMH, "0".repeat(64), 2, List.of()),
        new SuiteDirectory(directory),
        directory.resolve("work"),
        new CellJvm(java, 2, List.of()),
        new CellProcesses(new CellMarks()),
        machine,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
