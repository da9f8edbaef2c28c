package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.trend.SeriesKey;
import io.archbench.history.NightRecord;
import io.archbench.runner.plan.OfferedSuites;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.Planner;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.CellKey;
import io.archbench.trial.RunId;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightOfRunTest {
  private static final String STUDY =
      """
      schema: 1
      study: nightly
      seed: 9
      design: detect
      variants:
        first: {arch: amd64, nodes: 1, jvmArgs: [-Dbuild=first]}
        base: {arch: amd64, nodes: 1, jvmArgs: [-Dbuild=base]}
        head: {arch: amd64, nodes: 1, jvmArgs: [-Dbuild=head]}
      comparisons: [{baseline: base, contender: head, anchor: first}]
      suites:
        stub: {cells: [Stub.one, Stub.two]}
      jmh: {warmup: 10s, iterations: 5, iterationTime: 1s, threads: [max]}
      rounds: {min: 5, max: 5}
      """;
  private static final CellKey ONE = CellKey.parse("stub/Stub.one:thrpt:tmax");
  private static final CellKey TWO = CellKey.parse("stub/Stub.two:thrpt:tmax");

  @TempDir private Path runs;
  private int directories;
  private String suiteSha256 = "5".repeat(64);
  private String otherSha256 = "7".repeat(64);

  private Plan plan(String study) {
    return Planner.plan(
        StudyReader.parse("study.yaml", study),
        OfferedSuites.installed(
            Map.of(
                "stub",
                suite(
                    "stub",
                    suiteSha256,
                    benchmark("Stub.one"),
                    benchmark("Stub.two"),
                    benchmark("Stub.three")),
                "other",
                suite("other", otherSha256, benchmark("Other.one")))),
        new RunId("abcdefgh"),
        21);
  }

  private static SuiteDescription suite(String name, String sha256, Benchmark... benchmarks) {
    return new SuiteDescription(
        SuiteDescription.SCHEMA,
        name,
        "nothing",
        "",
        sha256,
        List.of(benchmarks),
        List.of("*"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new SuiteDescription.Needs(1, 0, 0, false),
        "64Mi",
        Optional.empty());
  }

  private static Benchmark benchmark(String name) {
    return new Benchmark(name, "org." + name, List.of("thrpt"), Map.of(), Optional.empty());
  }

  private RunDirectory directory(String study) {
    return RunDirectory.create(
        runs.resolve("runs-" + directories++),
        new RunId("abcdefgh"),
        RunFixtures.NOW,
        study.getBytes(StandardCharsets.UTF_8),
        plan(study));
  }

  /** A run in which the head is faster than the anchor by a twentieth. */
  private RunDirectory measured(String study) throws InterruptedException {
    RunDirectory directory = directory(study);
    FakeExecutor executor = new FakeExecutor(directory);
    executor.values(
        (trial, cell) -> {
          double level = trial.variant().name().equals("head") ? 105 : 100;
          double wave = 1 + trial.id().round() % 3 / 1000.0;
          return new double[] {level * wave, level * wave};
        });
    new StudyRun(
            directory,
            executor,
            new SilentListener(),
            new StopRequest(),
            Clock.fixed(RunFixtures.NOW, ZoneOffset.UTC),
            "test")
        .execute();
    return directory;
  }

  private NightRecord night(String study) throws InterruptedException {
    return night(measured(study));
  }

  private static NightRecord night(RunDirectory directory) {
    return NightOfRun.of("RUN", RunRecords.read(directory), Optional.of("c0ffee"));
  }

  private static Set<SeriesKey> series(NightRecord night) {
    return night.rows().stream().map(NightRecord.Row::series).collect(Collectors.toSet());
  }

  private static String anchor(NightRecord night) {
    return anchor(night, "stub");
  }

  private static String anchor(NightRecord night, String suite) {
    return night.rows().stream()
        .filter(row -> row.series().cell().suite().equals(suite))
        .findFirst()
        .orElseThrow()
        .point()
        .conditions()
        .anchor();
  }

  @Test
  void aFinishedRunGivesEachContenderAgainstItsAnchor() throws Exception {
    NightRecord night = night(STUDY);

    assertThat(night.night().study()).isEqualTo("nightly");
    assertThat(night.night().run()).isEqualTo("abcdefgh");
    assertThat(night.night().measured()).isEqualTo(RunFixtures.NOW);
    assertThat(night.night().commit()).contains("c0ffee");
    assertThat(night.night().seed()).isEqualTo(9);
    assertThat(night.rows())
        .extracting(row -> row.series().variant() + " " + row.series().cell())
        .contains("head " + ONE, "head " + TWO);
    assertThat(night.rows())
        .filteredOn(row -> row.series().metric().equals("throughput"))
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.point().theta()).isEqualTo(Math.log(1.05), within(1e-12));
              assertThat(row.point().interval()).isPresent();
              assertThat(row.point().units()).isEqualTo(5);
              assertThat(row.point().score()).isEqualTo(105.1, within(1.0));
              assertThat(row.point().conditions().machine()).contains(" CPUs");
              assertThat(row.point().conditions().anchor())
                  .matches("sha256:[0-9a-f]{64} -Dbuild=first");
            });
    // the same directory gives the same night
    assertThat(night(STUDY)).isEqualTo(night);
  }

  @Test
  void aCellMoreDoesNotEndTheSeriesOfTheOthers() throws Exception {
    Set<SeriesKey> before = series(night(STUDY));
    Set<SeriesKey> more = series(night(STUDY.replace("Stub.two]", "Stub.two, Stub.three]")));
    assertThat(more).containsAll(before).hasSizeGreaterThan(before.size());
  }

  @Test
  void aCellThatIsMeasuredOtherwiseIsAnotherSeries() throws Exception {
    Set<SeriesKey> before = series(night(STUDY));
    assertThat(series(night(STUDY.replace("iterations: 5", "iterations: 6"))))
        .doesNotContainAnyElementsOf(before);
    assertThat(series(night(STUDY.replace("seed: 9", "seed: 10"))))
        .doesNotContainAnyElementsOf(before);
    assertThat(series(night(STUDY.replace("Stub.two]", "Stub.two], size: small"))))
        .doesNotContainAnyElementsOf(before);
    // how many rounds there are is no part of it
    assertThat(series(night(STUDY.replace("{min: 5, max: 5}", "{min: 6, max: 6}"))))
        .isEqualTo(before);
  }

  @Test
  void theAnchorIsKnownByItsBuildAndItsFlags() throws Exception {
    String before = anchor(night(STUDY));
    assertThat(anchor(night(STUDY.replace("-Dbuild=base", "-Dbuild=other")))).isEqualTo(before);
    assertThat(anchor(night(STUDY.replace("-Dbuild=first", "-Dbuild=other")))).isNotEqualTo(before);
    suiteSha256 = "6".repeat(64);
    assertThat(anchor(night(STUDY))).isNotEqualTo(before);
  }

  @Test
  void aSuiteMoreDoesNotEndTheSeriesOfTheOthers() throws Exception {
    String two = STUDY.replace("jmh:", "  other: {cells: [Other.one]}\njmh:");
    NightRecord before = night(STUDY);
    NightRecord after = night(two);

    assertThat(series(after)).containsAll(series(before)).hasSizeGreaterThan(2);
    assertThat(anchor(after)).isEqualTo(anchor(before));
    otherSha256 = "8".repeat(64);
    NightRecord rebuilt = night(two);
    assertThat(anchor(rebuilt)).isEqualTo(anchor(before));
    assertThat(anchor(rebuilt, "other")).isNotEqualTo(anchor(after, "other"));
  }

  @Test
  void whatTrialsAreGivenIsPartOfTheWork() throws Exception {
    Set<SeriesKey> before = series(night(STUDY));
    for (String given :
        List.of("heap: 128Mi", "cpu: 2", "memory: 1Gi", "cpu: 2, cpuLimit: equal")) {
      assertThat(series(night(STUDY + "resources: {" + given + "}\n")))
          .as(given)
          .doesNotContainAnyElementsOf(before);
    }
  }

  @Test
  void flagsOfBothSidesArePartOfTheWorkAndThoseOfOneAreMeasured() throws Exception {
    Set<SeriesKey> before = series(night(STUDY));
    assertThat(series(night(STUDY.replace("-Dbuild=", "-XX:+UseSerialGC, -Dbuild="))))
        .doesNotContainAnyElementsOf(before);
    assertThat(series(night(STUDY.replace("-Dbuild=head", "-XX:+UseSerialGC, -Dbuild=head"))))
        .isEqualTo(before);
  }

  @Test
  void aCommitThatNoDatabaseCouldKeepIsLeftOut() throws Exception {
    RunRecords records = RunRecords.read(measured(STUDY));
    for (String commit : List.of("c0ffee\0", "two words", "")) {
      assertThat(NightOfRun.of("RUN", records, Optional.of(commit)).night().commit()).isEmpty();
    }
  }

  @Test
  void aRunThatIsNotFinishedIsRefused() {
    assertThatThrownBy(() -> night(directory(STUDY)))
        .isInstanceOf(NoNightException.class)
        .hasMessageContaining("RUN is not finished")
        .hasMessageContaining("archbench resume RUN");
  }

  @Test
  void aRunWithoutAnAnchorSaysWhatToWriteIntoTheStudy() {
    assertThatThrownBy(() -> night(measured(STUDY.replace(", anchor: first", ""))))
        .isInstanceOf(NoNightException.class)
        .hasMessageContaining(
            "comparisons: [{baseline: base, contender: head, axis: build, anchor: first}]");
  }

  @Test
  void aRunInWhichNothingHasARatioIsRefused() {
    assertThatThrownBy(() -> night(measured(STUDY.replace("{min: 5, max: 5}", "{min: 1, max: 1}"))))
        .isInstanceOf(NothingToKeepException.class)
        .hasMessageContaining("no cell has a ratio to its anchor");
  }

  @Test
  void whatATestMadeUpIsRefused() throws Exception {
    RunDirectory directory = measured(STUDY);
    RunRecords records = RunRecords.read(directory);
    assertThatThrownBy(() -> NightOfRun.of(directory, records, Optional.empty()))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageContaining("nothing was measured");
  }
}
