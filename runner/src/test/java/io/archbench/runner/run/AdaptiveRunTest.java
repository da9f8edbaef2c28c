package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.runner.plan.Batch;
import io.archbench.runner.plan.OfferedSuites;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlanEstimate;
import io.archbench.runner.plan.Planner;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.Architecture;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.Phase;
import io.archbench.trial.Place;
import io.archbench.trial.RunId;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import io.archbench.trial.suite.SuiteDescription.Representative;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds that are planned by what was measured before them. */
class AdaptiveRunTest {
  private static final String STUDY =
      """
      schema: 1
      study: demo
      variants:
        base: {arch: amd64, nodes: 1}
        head: {arch: amd64, nodes: 1, jvmArgs: [-XX:+UseSerialGC]}
      comparisons: [{baseline: base, contender: head}]
      suites:
        stub: {cells: all}
      jmh: {threads: [max]}
      """;
  private static final String QUIET = "stub/Stub.quiet:thrpt:tmax";
  private static final String NOISY = "stub/Stub.noisy:thrpt:tmax";
  private static final String WILD = "stub/Stub.wild:thrpt:tmax";

  @TempDir private Path runs;
  private int directories;
  private List<Representative> representative = List.of();
  private Clock clock = Clock.systemUTC();

  /** Spread of each cell's units, as a fraction. */
  private ToDoubleFunction<String> spread =
      cell -> cell.equals(QUIET) ? .005 : cell.equals(NOISY) ? .03 : .3;

  /** How much faster the contender is, by cell. */
  private ToDoubleFunction<String> effect = cell -> 1;

  private SuiteDescription suite() {
    List<Benchmark> benchmarks = new ArrayList<>();
    for (String name : List.of("Stub.quiet", "Stub.noisy", "Stub.wild")) {
      benchmarks.add(
          new Benchmark(name, "org." + name, List.of("thrpt"), Map.of(), Optional.empty()));
    }
    return new SuiteDescription(
        SuiteDescription.SCHEMA,
        "stub",
        "nothing",
        "",
        "5".repeat(64),
        benchmarks,
        List.of("*"),
        representative,
        List.of(),
        List.of(),
        List.of(),
        new SuiteDescription.Needs(1, 0, 0, false),
        "64Mi",
        Optional.empty());
  }

  private RunDirectory create(String study) {
    Plan plan =
        Planner.plan(
            StudyReader.parse("study.yaml", study),
            OfferedSuites.installed(Map.of("stub", suite())),
            new RunId("abcdefgh"),
            21);
    return RunDirectory.create(
        runs.resolve("run-" + directories++),
        plan.run(),
        Instant.parse("2026-11-24T10:15:00Z"),
        study.getBytes(StandardCharsets.UTF_8),
        plan);
  }

  private FakeExecutor executor(RunDirectory directory) {
    FakeExecutor executor = new FakeExecutor(directory);
    executor.values(this::values);
    return executor;
  }

  /** The contender is up in two rounds and down in two, by the cell's spread. */
  private double[] values(TrialSpec trial, CellSpec cell) {
    String key = cell.key().text();
    boolean head = trial.variant().name().equals("head");
    int sign = trial.id().round() % 4 < 2 ? 1 : -1;
    double value =
        head ? 1000 * effect.applyAsDouble(key) * (1 + sign * spread.applyAsDouble(key)) : 1000;
    return new double[] {value, value};
  }

  private RunStatus execute(RunDirectory directory, FakeExecutor executor)
      throws InterruptedException {
    return new StudyRun(directory, executor, new SilentListener(), new StopRequest(), clock, "test")
        .execute();
  }

  private static RunHistory history(RunDirectory directory) {
    return RunHistory.of(directory.replay().events());
  }

  private static List<String> cells(Batch batch) {
    return batch.cells().stream().map(CellKey::text).toList();
  }

  private static CellComparison compared(RunDirectory directory, String cell) {
    RunRecords records = RunRecords.read(directory);
    return Comparer.compare(records.question(), records.collected())
        .comparisons()
        .getFirst()
        .cells()
        .stream()
        .filter(each -> each.key().text().equals(cell))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachCellIsMeasuredUntilItsIntervalIsNarrowEnoughOrRoundsRunOut() throws Exception {
    RunDirectory directory = create(STUDY);
    RunStatus status = execute(directory, executor(directory));

    List<Batch> batches = history(directory).batches();
    assertThat(status.finished()).isTrue();
    assertThat(cells(batches.get(0))).containsExactly(NOISY, QUIET, WILD);
    assertThat(batches.get(0).last()).isEqualTo(5);
    assertThat(cells(batches.get(1))).containsExactly(NOISY, WILD);
    assertThat(cells(batches.getLast())).containsExactly(WILD);
    assertThat(batches.getLast().last()).isEqualTo(30);
    assertThat(batches).allSatisfy(batch -> assertThat(batch.phase()).isEqualTo(Phase.MEASURE));
    assertThat(history(directory).stopped())
        .hasEntrySatisfying(
            CellKey.parse(QUIET), why -> assertThat(why).matches("±0\\.\\d % is reached"))
        .hasEntrySatisfying(
            CellKey.parse(NOISY), why -> assertThat(why).matches("±[123]\\.\\d % is reached"))
        .containsEntry(CellKey.parse(WILD), "rounds.max (30)");
    assertThat(compared(directory, QUIET).n().baseline()).isEqualTo(5);
    assertThat(compared(directory, NOISY).n().baseline()).isBetween(6, 20);
    assertThat(compared(directory, WILD).n().baseline()).isEqualTo(30);
    assertThat(status.rounds()).isEqualTo(30);
    assertThat(status.roundsMeasured()).isEqualTo(30);
  }

  @Test
  void aDifferenceDoesNotEndItHoweverClear() throws Exception {
    RunDirectory directory = create(STUDY);
    effect = cell -> 3;
    execute(directory, executor(directory));

    assertThat(compared(directory, WILD).n().baseline()).isEqualTo(30);
  }

  @Test
  void cellsThatStandForASuiteGoOnTogether() throws Exception {
    representative =
        List.of(new Representative("Stub.quiet", "0.5"), new Representative("Stub.noisy", "0.5"));
    RunDirectory directory = create(STUDY);
    spread = cell -> cell.equals(NOISY) ? .03 : .005;
    execute(directory, executor(directory));

    assertThat(cells(history(directory).batches().get(1))).containsExactly(NOISY, QUIET);
    assertThat(compared(directory, QUIET).n()).isEqualTo(compared(directory, NOISY).n());
    assertThat(compared(directory, WILD).n().baseline()).isEqualTo(5);
  }

  private FakeExecutor killedAndResumed(RunDirectory directory, int call)
      throws InterruptedException {
    FakeExecutor executor = executor(directory);
    executor.dieAtCall(call);
    try {
      execute(directory, executor);
    } catch (FakeExecutor.KilledException killed) {
      executor.live();
    }
    assertThat(execute(directory, executor).finished()).isTrue();
    return executor;
  }

  @Test
  void aRunnerThatIsKilledAnywhereEndsWithTheSameRounds() throws Exception {
    spread = cell -> cell.equals(WILD) ? .03 : .005;
    RunDirectory whole = create(STUDY);
    FakeExecutor undisturbed = executor(whole);
    execute(whole, undisturbed);
    List<Batch> batches = history(whole).batches();
    assertThat(batches).hasSizeGreaterThan(1);
    for (int call = 1; call <= undisturbed.calls(); call += 3) {
      RunDirectory directory = create(STUDY);
      FakeExecutor executor = killedAndResumed(directory, call);
      assertThat(history(directory).batches()).as("killed at call %s", call).isEqualTo(batches);
      assertThat(history(directory).stopped()).isEqualTo(history(whole).stopped());
      assertThat(executor.measured).doesNotHaveDuplicates().hasSameSizeAs(undisturbed.measured);
    }
  }

  @Test
  void whatIsResumedAfterItsEndMeasuresNothingMore() throws Exception {
    RunDirectory directory = create(STUDY);
    FakeExecutor executor = executor(directory);
    execute(directory, executor);
    int started = executor.started.size();

    assertThat(execute(directory, executor).finished()).isTrue();
    assertThat(executor.started).hasSize(started);
  }

  @Test
  void aDemonstrationIsNotMeasuredOnForNoVerdictCanCome() throws Exception {
    RunDirectory directory = create(STUDY.replace("threads: [max]", "warmup: 1s, threads: [max]"));
    execute(directory, executor(directory));

    assertThat(history(directory).batches()).hasSize(1);
    assertThat(history(directory).stopped().values())
        .containsOnly("a demonstration: too short to be steady");
  }

  /** Nodes that differ by some percent, trials of one by a thousandth. */
  private static double[] onNodes(TrialSpec trial, double between, double within) {
    String place = trial.members().getFirst().place();
    int node = Integer.parseInt(place.substring(place.lastIndexOf('-') + 1));
    int sign = (trial.id().round() + node) % 2 == 0 ? 1 : -1;
    double value = 1000 * (1 + between * (node - 3)) * (1 + sign * within);
    return new double[] {value, value};
  }

  @Test
  void roundsOnNodesThatDifferEndWhenMoreOfThemCannotHelp() throws Exception {
    RunDirectory directory = create(STUDY.replace("nodes: 1", "nodes: 5"));
    FakeExecutor executor = new FakeExecutor(directory);
    executor.ownNodes(5);
    executor.values((trial, cell) -> onNodes(trial, .03, .001));
    execute(directory, executor);

    assertThat(history(directory).batches()).hasSize(2);
    assertThat(history(directory).batches().getLast().last()).isLessThanOrEqualTo(15);
    assertThat(history(directory).stopped().get(CellKey.parse(QUIET)))
        .matches("±\\d\\.\\d %: more rounds cannot reach ±3.0 %, for the nodes differ");
    assertThat(((Verdict.Inconclusive) compared(directory, QUIET).verdict()).words())
        .contains("more rounds cannot reach a half-width of 3 %; ", " nodes more a side would");
  }

  @Test
  void roundsOnNodesThatAreAlikeGoOnWhileTheyHelp() throws Exception {
    RunDirectory directory = create(STUDY.replace("nodes: 1", "nodes: 5"));
    FakeExecutor executor = new FakeExecutor(directory);
    executor.ownNodes(5);
    executor.values((trial, cell) -> onNodes(trial, .0005, .03));
    execute(directory, executor);

    assertThat(history(directory).stopped().get(CellKey.parse(QUIET)))
        .matches("±[0-2]\\.\\d % is reached");
  }

  @Test
  void nodesOfAPassAreMeasuredSideBySide() throws Exception {
    RunDirectory directory =
        create(
            STUDY
                .replace("nodes: 1", "nodes: 3")
                .replace("jmh:", "rounds: {min: 5, max: 5}\njmh:"));
    FakeExecutor executor = executor(directory);
    executor.ownNodes(3);
    execute(directory, executor);

    List<String> order = order(directory);
    assertThat(order.subList(0, 4))
        .containsExactly("planned 1", "planned 2", "planned 3", "created");
    assertThat(order.indexOf("planned 4"))
        .isGreaterThan(order.subList(0, order.indexOf("planned 4")).lastIndexOf("finished"));
    assertThat(order.subList(0, order.indexOf("planned 4")))
        .filteredOn("finished"::equals)
        .as("two sides of three rounds")
        .hasSize(6);
    assertThat(executor.started).hasSize(10);
  }

  @Test
  void aBudgetThatIsNotEnoughForAPassIsSpentOnItsFirstRounds() throws Exception {
    String study =
        STUDY.replace("nodes: 1", "nodes: 5").replace("jmh:", "rounds: {min: 5, max: 5}\njmh:");
    Map<String, List<Place>> places = Map.of("base", nodes("base"), "head", nodes("head"));
    Duration trial = PlanEstimate.of(create(study).plan(), places).placeTime().dividedBy(10);
    double hours = 3 * trial.toSeconds() / 3600.0;
    RunDirectory directory = create(study + "budget: {nodeHours: " + hours + "}\n");
    FakeExecutor executor = executor(directory);
    executor.ownNodes(5);
    RunStatus status = execute(directory, executor);

    List<String> order = order(directory);
    assertThat(List.of(order.getFirst(), order.get(5)))
        .as("enough for a round of two trials, not for two")
        .containsExactly("planned 1", "planned 2");
    assertThat(order.subList(1, 5))
        .as("side by side, whichever begins first")
        .containsExactlyInAnyOrder("created", "finished", "created", "finished");
    assertThat(status.roundsMeasured()).as("they took no time, so all of them").isEqualTo(5);
  }

  private static List<Place> nodes(String variant) {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(node -> new Place(variant + "-node-" + node, Architecture.AMD64, 2))
        .toList();
  }

  /** Rounds that are planned, and trials that begin and end, as the journal has them. */
  private static List<String> order(RunDirectory directory) {
    List<String> order = new ArrayList<>();
    for (JournalEvent event : directory.replay().events()) {
      switch (event) {
        case JournalEvent.RoundPlanned planned -> order.add("planned " + planned.round());
        case JournalEvent.Created created -> order.add("created");
        case JournalEvent.Finished finished -> order.add("finished");
        default -> {}
      }
    }
    return order;
  }

  /** Each look at the clock takes five minutes. */
  private void slowClock() {
    long[] looks = {0};
    InstantSource wall = () -> Instant.parse("2026-11-24T10:15:00Z").plusSeconds(300 * looks[0]++);
    clock = wall.withZone(ZoneOffset.UTC);
  }

  @Test
  void aBudgetEndsItBeforeTheRoundThatWouldGoBeyondAndWhatWasMeasuredStands() throws Exception {
    slowClock();
    RunDirectory directory = create(STUDY + "budget: {nodeHours: 2}\n");
    FakeExecutor executor = executor(directory);
    RunStatus status = execute(directory, executor);

    assertThat(status.finished()).isTrue();
    assertThat(status.trialsLeft()).isZero();
    assertThat(status.budgetSpent().orElseThrow()).contains("node-hours of 2 (budget.nodeHours)");
    assertThat(status.roundsMeasured()).isBetween(2, 15);
    assertThat(RunRecords.read(directory).collected()).isNotEmpty();
    int started = executor.started.size();
    assertThat(execute(directory, executor).finished()).isTrue();
    assertThat(executor.started).as("nor does resuming it spend more").hasSize(started);
  }

  @Test
  void aDeadlineAndDollarsAreBudgetsToo() throws Exception {
    slowClock();
    RunDirectory hours = create(STUDY + "budget: {hours: 9}\n");
    assertThat(execute(hours, executor(hours)).budgetSpent().orElseThrow())
        .contains(" h of 9 (budget.hours)");
    RunDirectory dollars =
        create(
            STUDY.replace("nodes: 1", "nodes: 1, price: azure/Standard_D16_v3, pricedAs: true")
                + "budget: {usd: \"2\"}\n");
    assertThat(execute(dollars, executor(dollars)).budgetSpent().orElseThrow())
        .contains(" USD of 2 (budget.usd)");
  }

  /** The first trial waits in a queue, for so many minutes; nothing else takes time. */
  private long[] queued(FakeExecutor executor, int minutes) {
    long[] passed = {0};
    InstantSource wall = () -> Instant.parse("2026-11-24T10:15:00Z").plusSeconds(60 * passed[0]);
    clock = wall.withZone(ZoneOffset.UTC);
    executor.queueFirst(minutes, () -> passed[0]++);
    return passed;
  }

  @Test
  void aBudgetEndsARunWhoseOnlyTrialWaitsInAQueue() throws Exception {
    RunDirectory directory = create(STUDY + "budget: {hours: 9}\n");
    FakeExecutor executor = executor(directory);
    long[] passed = queued(executor, 24 * 60);
    RunStatus status = execute(directory, executor);

    assertThat(status.budgetSpent().orElseThrow()).contains(" h of 9 (budget.hours)");
    assertThat(status.finished()).isTrue();
    assertThat(passed[0]).as("minutes").isBetween(9 * 60L, 9 * 60L + 1);
    assertThat(executor.started).hasSize(1);
    assertThat(RunRecords.read(directory).collected()).isEmpty();
  }

  @Test
  void aTrialThatWaitsWithinTheBudgetIsMeasuredAndItsReasonIsToldOnce() throws Exception {
    RunDirectory directory =
        create(STUDY.replace("jmh:", "rounds: {min: 5, max: 5}\njmh:") + "budget: {hours: 9}\n");
    FakeExecutor executor = executor(directory);
    queued(executor, 60);
    List<String> told = new ArrayList<>();
    RunListener listener =
        new SilentListener() {
          @Override
          public void waiting(String what, String why) {
            told.add(why);
          }
        };
    RunStatus status =
        new StudyRun(directory, executor, listener, new StopRequest(), clock, "test").execute();

    assertThat(status.budgetSpent()).isEmpty();
    assertThat(status.roundsMeasured()).isEqualTo(5);
    assertThat(told).containsExactly("queued");
  }

  @Test
  void aBudgetThatIsLargeEnoughChangesNothing() throws Exception {
    RunDirectory directory = create(STUDY + "budget: {nodeHours: 400, usd: \"400\", hours: 400}\n");

    assertThat(execute(directory, executor(directory)).budgetSpent()).isEmpty();
    assertThat(history(directory).batches().getLast().last()).isEqualTo(30);
  }

  @Test
  void aTrialThatWasThrottledIsVoidAndMeasuredAgainInItsPlace() throws Exception {
    RunDirectory directory = create(STUDY.replace("jmh:", "rounds: {min: 5, max: 5}\njmh:"));
    FakeExecutor executor = executor(directory);
    executor.throttle("stub-head-r02", 1, .02);
    RunStatus status = execute(directory, executor);

    assertThat(executor.started).containsSubsequence("stub-head-r02-a1", "stub-head-r02-a2");
    assertThat(status.unfinished()).isEmpty();
    CellComparison cell = compared(directory, QUIET);
    assertThat(cell.n().contender()).isEqualTo(5);
    assertThat(cell.flags()).contains("void: 1");
    assertThat(cell.voided().getFirst().trial()).isEqualTo("stub-head-r02-a1");
    assertThat(cell.voided().getFirst().cause())
        .isEqualTo("throttled for 2.0 % of its CPU time: its quota is too small");
    assertThat(cell.verdict()).isEqualTo(new Verdict.Equivalent());
  }

  @Test
  void aTrialThatIsVoidThreeTimesIsGivenUpAndItsCellsBlameTheInfrastructure() throws Exception {
    RunDirectory directory = create(STUDY.replace("jmh:", "rounds: {min: 5, max: 5}\njmh:"));
    FakeExecutor executor = executor(directory);
    executor.throttle("stub-head-r02", 99, .02);
    RunStatus status = execute(directory, executor);

    assertThat(executor.attempts("stub-head-r02")).isEqualTo(3);
    assertThat(status.unfinished()).containsExactly("stub-head-r02");
    Verdict.Inconclusive verdict = (Verdict.Inconclusive) compared(directory, QUIET).verdict();
    assertThat(verdict.reason()).isEqualTo(Verdict.Reason.INFRASTRUCTURE);
    assertThat(verdict.words()).contains("stub-head-r02-a", "throttled for 2.0 %");
    assertThat(execute(directory, executor).unfinished()).containsExactly("stub-head-r02");
    assertThat(executor.attempts("stub-head-r02")).isEqualTo(3);
  }

  @Test
  void aTraceOfThrottlingVoidsNothing() throws Exception {
    RunDirectory directory = create(STUDY.replace("jmh:", "rounds: {min: 5, max: 5}\njmh:"));
    FakeExecutor executor = executor(directory);
    executor.throttle("stub-head-r02", 1, .004);
    execute(directory, executor);

    assertThat(executor.attempts("stub-head-r02")).isEqualTo(1);
    assertThat(compared(directory, QUIET).voided()).isEmpty();
  }

  private static final String DETECT = STUDY + "design: detect\n";

  @Test
  void whatIsScreenedAsACandidateIsConfirmedByFreshRoundsOfItAlone() throws Exception {
    effect = cell -> cell.equals(NOISY) ? .9 : 1;
    RunDirectory directory = create(DETECT);
    RunStatus status = execute(directory, executor(directory));

    assertThat(history(directory).batches())
        .containsExactly(
            new Batch(
                Phase.SCREEN,
                1,
                5,
                List.of(CellKey.parse(NOISY), CellKey.parse(QUIET), CellKey.parse(WILD))),
            new Batch(Phase.CONFIRM, 6, 15, List.of(CellKey.parse(NOISY))));
    assertThat(status.finished()).isTrue();
    assertThat(compared(directory, NOISY).verdict()).isEqualTo(new Verdict.Regressed());
    assertThat(compared(directory, NOISY).n().contender()).isEqualTo(10);
    assertThat(compared(directory, QUIET).verdict()).isEqualTo(new Verdict.Equivalent());
    assertThat(compared(directory, QUIET).n().contender()).isEqualTo(5);
    assertThat(history(directory).stopped())
        .containsEntry(CellKey.parse(QUIET), "screened: no candidate");
  }

  @Test
  void withoutACandidateNothingIsConfirmed() throws Exception {
    RunDirectory directory = create(DETECT);
    execute(directory, executor(directory));

    assertThat(history(directory).batches()).hasSize(1);
  }

  @Test
  void aNightThatIsKilledAnywhereConfirmsTheSame() throws Exception {
    effect = cell -> cell.equals(NOISY) ? .9 : 1;
    RunDirectory whole = create(DETECT);
    FakeExecutor undisturbed = executor(whole);
    execute(whole, undisturbed);
    for (int call = 1; call <= undisturbed.calls(); call += 3) {
      RunDirectory directory = create(DETECT);
      killedAndResumed(directory, call);
      assertThat(history(directory).batches()).isEqualTo(history(whole).batches());
      assertThat(compared(directory, NOISY)).isEqualTo(compared(whole, NOISY));
    }
  }

  @Test
  void aNightWithoutTheBudgetToConfirmSaysSo() throws Exception {
    slowClock();
    effect = cell -> cell.equals(QUIET) ? .9 : 1;
    RunDirectory directory = create(DETECT + "budget: {nodeHours: 1.2}\n");
    RunStatus status = execute(directory, executor(directory));

    assertThat(status.budgetSpent()).isPresent();
    assertThat(compared(directory, QUIET).verdict()).isEqualTo(new Verdict.Regressed());
    assertThat(compared(directory, QUIET).flags()).contains("not confirmed");
    List<Batch> batches = history(directory).batches();
    execute(directory, executor(directory));
    assertThat(history(directory).batches()).as("after it is resumed").isEqualTo(batches);
  }
}
