package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.analysis.compare.Comparer;
import io.archbench.runner.plan.OfferedSuites;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlanNote;
import io.archbench.runner.plan.Planner;
import io.archbench.runner.plan.UncalibratedCellsException;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.CellSpec;
import io.archbench.trial.Phase;
import io.archbench.trial.RunId;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import io.archbench.trial.suite.SuiteDescription.OpenLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Round 0: what it finds out becomes the plan, once and for all. */
class CalibrationRunTest {
  private static final String STUDY =
      """
      schema: 1
      study: demo
      variants:
        slow: {arch: amd64, jvmArgs: [-Da=1]}
        fast: {arch: amd64, jvmArgs: [-Da=2]}
      suites:
        stub: {}
      jmh: {calibrate: true, iterations: 3, threads: [1]}
      rounds: {min: 2, max: 2}
      """;

  @TempDir private Path runs;

  private static SuiteDescription suite() {
    return new SuiteDescription(
        SuiteDescription.SCHEMA,
        "stub",
        "nothing",
        "a closed and an open loop",
        "5".repeat(64),
        List.of(
            new Benchmark(
                "Loop.closed", "org.Loop.closed", List.of("thrpt"), Map.of(), Optional.empty()),
            new Benchmark(
                "Loop.open",
                "org.Loop.open",
                List.of("ss"),
                Map.of("rate", List.of("1000")),
                Optional.empty())),
        List.of("*"),
        List.of(),
        List.of(),
        List.of(),
        List.of(new OpenLoop("Loop.open", "rate", "Loop.closed")),
        new SuiteDescription.Needs(1, 0, 0, false),
        "64Mi",
        Optional.empty());
  }

  private static Plan plan(String study, String run) {
    return Planner.plan(
        StudyReader.parse("study.yaml", study),
        OfferedSuites.installed(Map.of("stub", suite())),
        new RunId(run),
        21);
  }

  private RunDirectory create(Plan plan) {
    return RunDirectory.create(
        runs,
        plan.run(),
        Instant.parse("2026-11-24T10:15:00Z"),
        STUDY.getBytes(StandardCharsets.UTF_8),
        plan);
  }

  private static FakeExecutor executor(RunDirectory directory) {
    FakeExecutor executor = new FakeExecutor(directory);
    executor.values(CalibrationRunTest::values);
    return executor;
  }

  /** The slow variant is warm after 37 iterations at 1,000 op/s, the fast one after 22 at 4,000. */
  private static double[] values(TrialSpec trial, CellSpec cell) {
    boolean slow = trial.variant().name().equals("slow");
    double[] values = new double[cell.settings().iterations()];
    Arrays.setAll(values, i -> slow ? i < 15 ? 200 : 1000 : 4000);
    return values;
  }

  private static RunStatus execute(RunDirectory directory, FakeExecutor executor)
      throws InterruptedException {
    return new StudyRun(
            directory, executor, new SilentListener(), new StopRequest(), Clock.systemUTC(), "test")
        .execute();
  }

  private static Map<String, Duration> warmups(Plan plan) {
    Map<String, Duration> warmups = new TreeMap<>();
    plan.cells().forEach(cell -> warmups.put(cell.key().text(), cell.settings().warmup()));
    return warmups;
  }

  @Test
  void theLongestWarmUpAndTheSmallestMaximumHoldForAllVariants() throws Exception {
    RunDirectory directory = create(plan(STUDY, "abcdefgh"));
    FakeExecutor executor = executor(directory);

    RunStatus status = execute(directory, executor);

    assertThat(status.finished()).isTrue();
    assertThat(warmups(directory.plan()))
        .containsOnly(
            Map.entry("stub/Loop.closed:thrpt:t1", Duration.ofSeconds(37)),
            Map.entry("stub/Loop.open?rate=300:ss:t1", Duration.ofSeconds(50)),
            Map.entry("stub/Loop.open?rate=500:ss:t1", Duration.ofSeconds(50)),
            Map.entry("stub/Loop.open?rate=700:ss:t1", Duration.ofSeconds(50)));
    assertThat(executor.started)
        .hasSize(6)
        .startsWith(executor.started.get(0), executor.started.get(1))
        .filteredOn(key -> key.contains("-r00-"))
        .containsExactlyInAnyOrder("stub-slow-r00-a1", "stub-fast-r00-a1");
    assertThat(executor.cellsAsked)
        .containsEntry("stub-slow-r00-a1", 1)
        .containsEntry("stub-slow-r02-a1", 4);
    assertThat(RunRecords.read(directory).collected())
        .allSatisfy(
            each -> {
              TrialSpec spec = each.record().spec();
              boolean zero = spec.id().round() == 0;
              assertThat(spec.phase()).isEqualTo(zero ? Phase.CALIBRATE : Phase.MEASURE);
              if (!zero) {
                assertThat(spec.workSha256())
                    .isEqualTo(directory.plan().suites().getFirst().workSha256());
              }
            });
    assertThat(directory.plan().notes()).noneMatch(note -> note.field().equals("jmh.calibrate"));
  }

  @Test
  void roundZeroIsNoSample() throws Exception {
    RunDirectory directory = create(plan(STUDY, "abcdefgh"));
    execute(directory, executor(directory));

    RunRecords records = RunRecords.read(directory);
    assertThat(
            Comparer.compare(records.question(), records.collected())
                .comparisons()
                .getFirst()
                .cells())
        .filteredOn(cell -> cell.key().text().contains("closed"))
        .singleElement()
        .satisfies(cell -> assertThat(cell.n().baseline()).isEqualTo(2));
  }

  @Test
  void anotherRunMeasuresAlikeWithTheStoredCalibration() throws Exception {
    RunDirectory first = create(plan(STUDY, "abcdefgh"));
    execute(first, executor(first));

    Plan again =
        plan(STUDY, "bcdefgha")
            .calibratedBefore(RunDirectory.calibration(first.root().resolve("calibration.json")));
    RunDirectory second = create(again);
    FakeExecutor executor = executor(second);
    execute(second, executor);

    assertThat(executor.started).hasSize(4).noneMatch(key -> key.contains("-r00-"));
    assertThat(second.plan().workSha256()).isEqualTo(first.plan().workSha256());
    assertThat(second.plan().cells()).isEqualTo(first.plan().cells());
    assertThat(SameWork.differences(first.plan(), second.plan())).isEmpty();
    assertThat(SameWork.differences(first.plan(), plan(STUDY, "cdefghab")))
        .anyMatch(words -> words.startsWith("lengths of stub/Loop.closed"))
        .anyMatch(words -> words.contains("rate=300:ss:t1 only in the first"));
  }

  @Test
  void whatIsNotSteadyOrFailsIsSaid() throws Exception {
    RunDirectory directory = create(plan(STUDY, "abcdefgh"));
    FakeExecutor executor = new FakeExecutor(directory);
    executor.values(
        (trial, cell) -> {
          double[] values = values(trial, cell);
          if (trial.variant().name().equals("slow")) {
            Arrays.setAll(values, i -> 100 * Math.exp(.01 * i));
          }
          return values;
        });
    execute(directory, executor);

    assertThat(warmups(directory.plan()))
        .containsEntry("stub/Loop.closed:thrpt:t1", Duration.ofSeconds(100));
    assertThat(directory.plan().notes())
        .filteredOn(note -> note.field().equals("jmh.calibrate"))
        .extracting(PlanNote::words)
        .containsExactly("stub/Loop.closed:thrpt:t1: not steady on slow: warm-up 100000 ms");
  }

  @Test
  void aVariantThatIsRefusedInRoundZeroDoesNotStopTheOther() throws Exception {
    RunDirectory directory = create(plan(STUDY, "abcdefgh"));
    FakeExecutor executor = executor(directory);
    executor.refuse("stub-slow-r00", io.archbench.trial.TrialOutcome.RefusalKind.EMULATED);

    RunStatus status = execute(directory, executor);

    assertThat(status.collected()).isEqualTo(4);
    assertThat(warmups(directory.plan())).containsKey("stub/Loop.open?rate=2800:ss:t1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void aRunnerThatDiesAtAnyCallComesToTheSamePlan(int call) throws Exception {
    RunDirectory whole = create(plan(STUDY, "bcdefgha"));
    execute(whole, executor(whole));
    RunDirectory directory = create(plan(STUDY, "abcdefgh"));
    FakeExecutor executor = executor(directory);
    executor.dieAtCall(call);
    assertThatThrownBy(() -> execute(directory, executor))
        .isInstanceOf(FakeExecutor.KilledException.class);
    executor.live();

    RunStatus status = execute(directory, executor);

    assertThat(status.finished()).isTrue();
    assertThat(executor.measured).hasSize(6).doesNotHaveDuplicates();
    assertThat(directory.plan().workSha256()).isEqualTo(whole.plan().workSha256());
  }

  @Test
  void whoStopsInRoundZeroCanGoOn() throws Exception {
    RunDirectory directory = create(plan(STUDY, "abcdefgh"));
    FakeExecutor executor = executor(directory);
    StopRequest stop = new StopRequest();
    executor.beforeStart(1, stop::request);
    RunStatus stopped =
        new StudyRun(directory, executor, new SilentListener(), stop, Clock.systemUTC(), "test")
            .execute();

    assertThat(stopped.finished()).isFalse();
    assertThat(stopped.trialsLeft()).isPositive();
    assertThat(RunStatus.read(directory).trialsLeft()).isEqualTo(stopped.trialsLeft());
    assertThat(execute(directory, executor).finished()).isTrue();
    assertThat(executor.started).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void whatTheStudyStatesIsNotFoundOut() {
    assertThat(plan(STUDY.replace("calibrate: true, ", ""), "abcdefgh").isToBeCalibrated())
        .isFalse();
    assertThat(
            plan(STUDY.replace("true,", "true, warmup: 5s,"), "abcdefgh")
                .suites()
                .getFirst()
                .roundZero())
        .hasValueSatisfying(
            zero -> {
              assertThat(zero.warmups()).isEmpty();
              assertThat(zero.rates()).hasSize(1);
            });
    Plan stated =
        plan(
            STUDY
                .replace("true,", "true, warmup: 5s,")
                .replace("stub: {}", "stub: {params: {rate: [250, 1000]}}"),
            "abcdefgh");
    assertThat(stated.isToBeCalibrated()).isFalse();
    assertThat(warmups(stated)).containsKey("stub/Loop.open?rate=250:ss:t1");
  }

  @Test
  void aCalibrationOfOtherCellsIsRefused() throws IOException {
    Path file =
        Files.writeString(runs.resolve("calibration.json"), "{\"schemaVersion\":1,\"cells\":[]}");

    assertThatThrownBy(
            () -> plan(STUDY, "abcdefgh").calibratedBefore(RunDirectory.calibration(file)))
        .isInstanceOf(UncalibratedCellsException.class)
        .hasMessageContaining("says nothing of 2 cells")
        .hasMessageContaining("stub/Loop.closed:thrpt:t1");
    Files.writeString(file, "[]");
    assertThatThrownBy(() -> RunDirectory.calibration(file))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageContaining("no calibration.json");
  }
}
