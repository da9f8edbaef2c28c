package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.runner.plan.OfferedSuites;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.Planner;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.RunId;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.suite.SuiteDescription;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyRunTest {
  private static final String STUDY =
      """
      schema: 1
      study: demo
      variants:
        one: {arch: amd64, nodes: 1}
        two: {arch: amd64, nodes: 1, jvmArgs: [-XX:+UseSerialGC]}
        arm: {arch: arm64, nodes: 1}
      comparisons: [{baseline: one, contender: two}]
      suites:
        stub: {cells: all}
      jmh: {warmup: 1s, iterations: 1, iterationTime: 1s, threads: [1]}
      rounds: {min: 3, max: 3}
      """;

  private static final int TRIALS = 6;

  @TempDir private Path runs;
  private RunDirectory directory;
  private FakeExecutor executor;
  private final StopRequest stop = new StopRequest();

  @BeforeEach
  void create() {
    Plan plan =
        Planner.plan(
            StudyReader.parse("study.yaml", STUDY),
            OfferedSuites.installed(Map.of("stub", suite())),
            new RunId("abcdefgh"),
            21);
    directory =
        RunDirectory.create(
            runs,
            plan.run(),
            Instant.parse("2026-11-24T10:15:00Z"),
            STUDY.getBytes(StandardCharsets.UTF_8),
            plan);
    executor = new FakeExecutor(directory);
  }

  private static SuiteDescription suite() {
    List<SuiteDescription.Benchmark> benchmarks = new ArrayList<>();
    for (String name : List.of("Stub.first", "Stub.second")) {
      benchmarks.add(
          new SuiteDescription.Benchmark(
              name, "org." + name, List.of("thrpt"), Map.of(), Optional.empty()));
    }
    return new SuiteDescription(
        SuiteDescription.SCHEMA,
        "stub",
        "nothing",
        "",
        "5".repeat(64),
        benchmarks,
        List.of("Stub.first"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new SuiteDescription.Needs(1, 0, 0, false),
        "64Mi",
        Optional.empty());
  }

  private RunStatus execute() throws InterruptedException {
    return new StudyRun(directory, executor, new SilentListener(), stop, Clock.systemUTC(), "test")
        .execute();
  }

  @Test
  void everyTrialIsCollectedOnceAndThenReleased() throws InterruptedException {
    RunStatus status = execute();

    assertThat(status.collected()).isEqualTo(TRIALS);
    assertThat(status.trialsLeft()).isZero();
    assertThat(status.finished()).isTrue();
    assertThat(executor.started).hasSize(TRIALS).doesNotHaveDuplicates();
    assertThat(executor.released).containsExactlyElementsOf(executor.started);
    assertEachCellOnce();
  }

  @Test
  void aClockThatIsSetBackWhileItRunsChangesNothingButTheTimes() throws InterruptedException {
    int[] looks = {0};
    InstantSource wall =
        () -> Instant.parse("2026-11-24T10:15:00Z").minusSeconds(looks[0]++ < 9 ? 0 : 3600);
    RunStatus status =
        new StudyRun(
                directory,
                executor,
                new SilentListener(),
                stop,
                wall.withZone(ZoneOffset.UTC),
                "test")
            .execute();

    assertThat(looks[0]).isGreaterThan(20);
    assertThat(status.collected()).isEqualTo(TRIALS);
    assertThat(RunStatus.read(directory)).isEqualTo(status);
    assertThat(RunRecords.read(directory).collected()).hasSize(TRIALS);
    assertThat(execute().collected()).isEqualTo(TRIALS);
    assertThat(executor.started).hasSize(TRIALS);
  }

  @Test
  void aVariantWithoutAPlaceIsPendingWithTheReason() throws InterruptedException {
    RunStatus status = execute();

    assertThat(status.pending()).containsOnlyKeys("arm");
    assertThat(status.pending().get("arm")).contains("amd64 only");
    assertThat(executor.started).noneMatch(key -> key.startsWith("stub-arm"));
  }

  @Test
  void anAttemptThatBrokeOffIsFollowedByOneForTheMissingCells() throws InterruptedException {
    executor.loseOnce("stub-one-r02", LossKind.ABORTED, 1);

    assertThat(execute().collected()).isEqualTo(TRIALS);
    assertThat(executor.started).contains("stub-one-r02-a1", "stub-one-r02-a2");
    assertThat(executor.cellsAsked.get("stub-one-r02-a2")).isEqualTo(1);
    assertEachCellOnce();
  }

  @Test
  void anAttemptThatBrokeOffWithAllItsResultsIsFollowedByNone() throws InterruptedException {
    executor.loseOnce("stub-one-r02", LossKind.RECORD_LOST, 2);

    assertThat(execute().collected()).isEqualTo(TRIALS);
    assertThat(executor.attempts("stub-one-r02")).isEqualTo(1);
    assertEachCellOnce();
  }

  @Test
  void aTrialThatAlwaysBreaksOffIsGivenUpAfterThreeAttemptsAndTheOthersStand()
      throws InterruptedException {
    executor.loseAlways("stub-two-r01", LossKind.ABORTED);

    RunStatus status = execute();

    assertThat(status.unfinished()).containsExactly("stub-two-r01");
    assertThat(status.collected()).isEqualTo(TRIALS - 1);
    assertThat(executor.attempts("stub-two-r01")).isEqualTo(3);
  }

  @Test
  void evictionsDoNotCountButEndAfterTenAttempts() throws InterruptedException {
    executor.loseAlways("stub-two-r01", LossKind.EVICTED);

    assertThat(execute().unfinished()).containsExactly("stub-two-r01");
    assertThat(executor.attempts("stub-two-r01")).isEqualTo(10);
  }

  @Test
  void resumingGivesATrialItsAttemptsAgain() throws InterruptedException {
    executor.loseAlways("stub-two-r01", LossKind.ABORTED);
    execute();
    executor.forgive();

    assertThat(execute().collected()).isEqualTo(TRIALS);
    assertThat(executor.started).endsWith("stub-two-r01-a4");
    assertEachCellOnce();
  }

  @Test
  void aRefusedTrialIsNotTriedAgainAndTheOthersStand() throws InterruptedException {
    executor.refuse("stub-two-r01", RefusalKind.EMULATED);

    RunStatus status = execute();

    assertThat(status.unfinished()).containsExactly("stub-two-r01");
    assertThat(executor.attempts("stub-two-r01")).isEqualTo(1);
    assertThat(status.collected()).isEqualTo(TRIALS - 1);
    assertThat(status.trialsLeft()).isZero();
  }

  @Test
  void whoeverAsksToStopGetsNothingNewStartedAndCanResume() throws InterruptedException {
    executor.beforeStart(3, stop::request);
    RunStatus stopped = execute();

    assertThat(stopped.collected()).isEqualTo(3);
    assertThat(stopped.finished()).isFalse();
    RunStatus resumed =
        new StudyRun(
                directory,
                executor,
                new SilentListener(),
                new StopRequest(),
                Clock.systemUTC(),
                "test")
            .execute();
    assertThat(resumed.collected()).isEqualTo(TRIALS);
    assertThat(executor.started).hasSize(TRIALS).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18})
  void aRunnerThatDiesAtAnyCallIsResumedWithoutMeasuringTwice(int call)
      throws InterruptedException {
    executor.dieAtCall(call);
    assertThatThrownBy(this::execute).isInstanceOf(FakeExecutor.KilledException.class);
    executor.live();

    assertThat(execute().collected()).isEqualTo(TRIALS);
    assertThat(executor.measured).hasSize(TRIALS).doesNotHaveDuplicates();
    assertThat(executor.existing(new RunId("abcdefgh"))).isEmpty();
    assertEachCellOnce();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18})
  void whatRunsIsAdoptedWhereItIsThoughTodaysNodeIsAnother(int call) throws InterruptedException {
    executor.dieAtCall(call);
    assertThatThrownBy(this::execute).isInstanceOf(FakeExecutor.KilledException.class);
    executor.live();
    executor.moveToAnotherNode();

    assertThat(execute().collected()).isEqualTo(TRIALS);
    assertThat(executor.measured).hasSize(TRIALS).doesNotHaveDuplicates();
    assertThat(executor.existing(new RunId("abcdefgh"))).isEmpty();
    assertEachCellOnce();
  }

  @Test
  void aRunThatRequiresPlacesMeasuresNothingWithoutOneForEachVariant() {
    StudyRun run =
        new StudyRun(directory, executor, new SilentListener(), stop, Clock.systemUTC(), "test")
            .requiringPlaces();

    assertThatThrownBy(run::execute)
        .isInstanceOf(NoPlaceException.class)
        .hasMessageContaining("amd64 only here")
        .hasMessageContaining("--allow-missing");
    assertThat(executor.started).isEmpty();
  }

  @Test
  void aRunThatIsLeftEndsAtOnceAndSaysSoInItsJournal() throws InterruptedException {
    executor.beforeStart(2, stop::leave);

    RunStatus status = execute();

    assertThat(status.finished()).isFalse();
    assertThat(directory.replay().events().getLast()).isInstanceOf(JournalEvent.Interrupted.class);
    assertThat(executor.existing(new RunId("abcdefgh"))).hasSize(1);
  }

  @Test
  void aRunWhoseJournalIsGoneIsNotMeasuredOver() throws Exception {
    execute();
    Files.delete(directory.root().resolve("journal.ndjson"));

    assertThatThrownBy(this::execute)
        .isInstanceOf(DamagedRunException.class)
        .hasMessageContaining("journal.ndjson is missing");
  }

  @Test
  void aPlanThatWasEditedIsNotTakenForTheOneThatWasStarted() throws Exception {
    execute();
    Path plan = directory.root().resolve("plan.json");
    Files.writeString(plan, Files.readString(plan).replace("\"seed\":1", "\"seed\":2"));

    assertThatThrownBy(() -> RunStatus.read(directory))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageContaining("plan.json");
  }

  @Test
  void aFinishedRunIsNotMeasuredAgain() throws InterruptedException {
    execute();
    int before = executor.started.size();

    assertThat(execute().finished()).isTrue();
    assertThat(executor.started).hasSize(before);
  }

  private void assertEachCellOnce() {
    RunRecords records = RunRecords.read(directory);
    Map<String, List<CellKey>> cells = new TreeMap<>();
    for (Collected each : records.collected()) {
      cells
          .computeIfAbsent(each.record().spec().id().text(), id -> new ArrayList<>())
          .addAll(each.record().cellKeys());
    }
    List<CellKey> planned = directory.plan().cells().stream().map(CellSpec::key).toList();
    assertThat(cells).hasSize(TRIALS);
    assertThat(cells.values())
        .allSatisfy(keys -> assertThat(keys).containsExactlyInAnyOrderElementsOf(planned));
  }
}
