package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.analysis.compare.AlarmRule;
import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.runner.plan.OfferedSuites;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.Planner;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.CellSpec;
import io.archbench.trial.Phase;
import io.archbench.trial.RunId;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study with an anchor, and the same night started twice. */
class NightRunTest {
  private static final Instant NIGHT = Instant.parse("2026-12-01T02:00:00Z");
  private static final String STUDY =
      """
      schema: 1
      study: demo
      design: detect
      variants:
        base: {arch: amd64}
        head: {arch: amd64}
        first: {arch: amd64}
      comparisons: [{baseline: base, contender: head, anchor: first}]
      suites:
        stub: {cells: all}
      jmh: {threads: [1]}
      rounds: {min: 10, max: 10}
      """;

  @TempDir private Path runs;

  private static Plan plan(String study, String run) {
    SuiteDescription suite =
        new SuiteDescription(
            SuiteDescription.SCHEMA,
            "stub",
            "nothing",
            "",
            "5".repeat(64),
            List.of(
                new Benchmark("Stub.one", "org.one", List.of("thrpt"), Map.of(), Optional.empty()),
                new Benchmark("Stub.two", "org.two", List.of("thrpt"), Map.of(), Optional.empty())),
            List.of("*"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new SuiteDescription.Needs(1, 0, 0, false),
            "64Mi",
            Optional.empty());
    return Planner.plan(
        StudyReader.parse("study.yaml", study),
        OfferedSuites.installed(Map.of("stub", suite)),
        new RunId(run),
        21);
  }

  private RunDirectory create(String study, String run, Instant at) {
    Plan plan = plan(study, run);
    RunDirectory directory =
        RunDirectory.create(runs, plan.run(), at, study.getBytes(StandardCharsets.UTF_8), plan);
    directory.store(NightMark.of(Optional.of("3f2a9c1")));
    return directory;
  }

  /** One cell of head is slower than base, and the anchor is twice as fast as both. */
  private static double[] values(TrialSpec trial, CellSpec cell) {
    double spread = trial.id().round() % 2 == 0 ? 1.005 : .995;
    double value =
        switch (trial.variant().name()) {
          case "first" -> 2000;
          case "head" -> cell.key().text().contains("one") ? 800 : 1000;
          default -> 1000 * spread;
        };
    return new double[] {value, value};
  }

  private static RunStatus execute(RunDirectory directory) throws InterruptedException {
    FakeExecutor executor = new FakeExecutor(directory);
    executor.values(NightRunTest::values);
    return new StudyRun(
            directory, executor, new SilentListener(), new StopRequest(), Clock.systemUTC(), "test")
        .execute();
  }

  @Test
  void whatLooksSlowerIsConfirmedWithoutTheAnchor() throws InterruptedException {
    RunDirectory directory = create(STUDY, "abcdefgh", NIGHT);

    assertThat(execute(directory).finished()).isTrue();

    RunRecords records = RunRecords.read(directory);
    assertThat(variants(records, Phase.SCREEN)).containsExactly("base", "first", "head");
    assertThat(variants(records, Phase.CONFIRM)).containsExactly("base", "head");
    ComparisonDocument document = Comparer.compare(records.question(), records.collected());
    assertThat(document.comparisons()).hasSize(1);
    assertThat(document.comparisons().getFirst().cells().getFirst().verdict())
        .isEqualTo(new Verdict.Regressed());
    assertThat(document.references()).hasSize(1);
    assertThat(document.references().getFirst().cells())
        .allSatisfy(cell -> assertThat(cell.n().contender()).isEqualTo(10));
  }

  private static List<String> variants(RunRecords records, Phase phase) {
    return records.collected().stream()
        .map(each -> each.record().spec())
        .filter(spec -> spec.phase() == phase)
        .map(spec -> spec.variant().name())
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void theRuleThatKeepsFalseAlarmsInTheirBudgetIsSaid() throws InterruptedException {
    RunDirectory directory = create(STUDY + "policy: {falseAlarms: 2}\n", "abcdefgh", NIGHT);
    execute(directory);

    RunRecords records = RunRecords.read(directory);
    List<Comparison> comparisons =
        Comparer.compare(records.question(), records.collected()).comparisons();

    assertThat(
            AlarmRule.words(
                    records.plan().gateRules().alarms().orElseThrow(), comparisons.getFirst())
                .orElseThrow())
        .startsWith("At most 2 false alarms a month of slower cells: of 2 quantities a night, ")
        .contains("fresh units, 10 or at least 5, say so too")
        .endsWith("p < 0.05.");
  }

  @Test
  void theSameBuildsOfTheSameNightAreOneRun() {
    RunDirectory begun = create(STUDY, "abcdefgh", NIGHT);
    BegunNights nights = BegunNights.below(runs, "demo");

    Optional<RunDirectory> again =
        nights.of(plan(STUDY, "bcdefgha"), NIGHT.plus(Duration.ofHours(6)));

    assertThat(again.map(RunDirectory::root)).contains(begun.root());
  }

  @Test
  void theNextNightAnotherStudyAndOtherBuildsAreOtherRuns() {
    create(STUDY, "abcdefgh", NIGHT);
    BegunNights nights = BegunNights.below(runs, "demo");
    String flags = STUDY.replace("head: {arch: amd64}", "head: {arch: amd64, jvmArgs: [-Xss1m]}");

    assertThat(nights.of(plan(STUDY, "bcdefgha"), NIGHT.plus(BegunNights.NIGHT))).isEmpty();
    assertThat(nights.of(plan(flags, "bcdefgha"), NIGHT)).isEmpty();
    assertThat(BegunNights.below(runs, "dem").runs()).isEmpty();
    assertThat(BegunNights.below(runs.resolve("nowhere"), "demo").runs()).isEmpty();
  }

  @Test
  void whatSomebodyBeganOtherwiseIsNoNight() throws java.io.IOException {
    RunDirectory run = create(STUDY, "abcdefgh", NIGHT);
    Files.delete(run.root().resolve("night.json"));

    assertThat(BegunNights.below(runs, "demo").runs()).isEmpty();
  }

  @Test
  void runsOfAStudyWhoseNameBeginsAlikeAreLeftAlone() {
    create(STUDY.replace("study: demo", "study: demo-arm"), "abcdefgh", NIGHT);

    assertThat(BegunNights.below(runs, "demo").runs()).isEmpty();
    assertThat(BegunNights.below(runs, "demo-arm").runs()).hasSize(1);
  }

  @Test
  void ofTwoStartsAtOnceOnlyOneBegins() {
    try (RunLock first = BegunNights.beginning(runs, "demo")) {
      first.check();
      assertThatThrownBy(() -> BegunNights.beginning(runs, "demo"))
          .isInstanceOf(RunInUseException.class);
      BegunNights.beginning(runs, "other").close();
    }
    BegunNights.beginning(runs, "demo").close();
  }

  @Test
  void aRunOfTheFutureHidesNoNight() {
    create(STUDY, "abcdefgh", NIGHT.plus(Duration.ofDays(30)));

    assertThat(BegunNights.below(runs, "demo").of(plan(STUDY, "bcdefgha"), NIGHT)).isEmpty();
  }

  @Test
  void aClockThatWasSetBackBeginsNoSecondRunOfTheNight() {
    create(STUDY, "abcdefgh", NIGHT);

    assertThat(
            BegunNights.below(runs, "demo")
                .of(plan(STUDY, "bcdefgha"), NIGHT.minus(Duration.ofHours(3))))
        .isPresent();
  }

  @Test
  void aDamagedRunIsLeftAlone() throws java.io.IOException {
    RunDirectory damaged = create(STUDY, "abcdefgh", NIGHT);
    Files.writeString(damaged.root().resolve("plan.json"), "{");
    BegunNights nights = BegunNights.below(runs, "demo");

    assertThat(nights.of(plan(STUDY, "bcdefgha"), NIGHT)).isEmpty();
    assertThat(nights.abandoned(create(STUDY, "bcdefgha", NIGHT), NIGHT)).isEmpty();
  }

  @Test
  void runsThatNobodyFinishedAreKnownUntilTheyAreOld() throws InterruptedException {
    RunDirectory finished = create(STUDY, "abcdefgh", NIGHT.minus(Duration.ofDays(1)));
    execute(finished);
    RunDirectory left = create(STUDY, "bcdefgha", NIGHT.minus(Duration.ofDays(2)));
    create(STUDY, "cdefghab", NIGHT.minus(Duration.ofDays(40)));
    RunDirectory tonight = create(STUDY, "defghabc", NIGHT);

    assertThat(BegunNights.below(runs, "demo").abandoned(tonight, NIGHT))
        .extracting(RunDirectory::root)
        .containsExactly(left.root());
  }
}
