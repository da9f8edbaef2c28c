package io.archbench.runner.plan;

import static io.archbench.runner.plan.PlanFixtures.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.runner.study.InvalidStudyException;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.suite.SuiteDeclaration;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Annotations;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A plan whose variants have builds of their own of a suite. */
class BuildsPlanTest {
  private static final String STUDY =
      """
      schema: 1
      study: demo
      variants:
        base: {arch: amd64, suites: {ours: {jar: base.jar}}}
        head: {arch: amd64, suites: {ours: {jar: head.jar}}}
      comparisons: [{baseline: base, contender: head, axis: build}]
      suites:
        ours: {}
      jmh: {threads: [1]}
      rounds: {min: 5, max: 5}
      """;

  private static final Benchmark KEPT = benchmark("Ours.kept", "team.Ours.kept");
  private static final Benchmark OLD = benchmark("Ours.old", "team.Ours.old");
  private static final Benchmark RENAMED = benchmark("Ours.renamed", "team.Ours.renamed");

  private static Benchmark benchmark(String key, String method) {
    return new Benchmark(key, method, List.of("thrpt"), Map.of(), Optional.empty());
  }

  private static SuiteDescription build(String digit, Benchmark... benchmarks) {
    SuiteDeclaration declared = SuiteDeclaration.ofJar("ours");
    return new SuiteDescription(
        SuiteDescription.SCHEMA,
        declared.name(),
        declared.standsFor(),
        declared.description(),
        digit.repeat(64),
        List.of(benchmarks),
        declared.quick(),
        declared.representative(),
        declared.jvmFlags(),
        declared.profilers(),
        declared.openLoop(),
        declared.needs(),
        declared.defaultHeap(),
        Optional.empty());
  }

  private static Plan plan(String study, SuiteDescription base, SuiteDescription head) {
    return Planner.plan(
        StudyReader.parse("study.yaml", study),
        new OfferedSuites(Map.of(), Map.of("ours", Map.of("base", base, "head", head))),
        RUN,
        PlanFixtures.JDK);
  }

  private static List<String> names(List<CellSpec> cells) {
    return cells.stream().map(CellSpec::key).map(CellKey::benchmark).toList();
  }

  @Test
  void eachSideRunsTheCellsOfItsOwnBuild() {
    Plan plan = plan(STUDY, build("a", KEPT, OLD), build("b", KEPT, RENAMED));

    PlannedSuite suite = plan.suites().getFirst();
    assertThat(names(suite.cells())).containsExactly("Ours.kept", "Ours.old", "Ours.renamed");
    assertThat(names(suite.commonCells())).containsExactly("Ours.kept");
    List<TrialSpec> trials =
        PlanFixtures.round(
                new RoundPlanner(plan),
                1,
                Map.of("base", PlanFixtures.places("n"), "head", PlanFixtures.places("n")))
            .trials();
    assertThat(trials)
        .allSatisfy(
            trial -> {
              boolean base = trial.variant().name().equals("base");
              assertThat(trial.suiteSha256()).isEqualTo((base ? "a" : "b").repeat(64));
              assertThat(names(trial.cells()))
                  .containsExactlyInAnyOrder("Ours.kept", base ? "Ours.old" : "Ours.renamed");
            })
        .hasSize(2);
  }

  @Test
  void workIsWhatBothSidesHave() {
    Plan plan = plan(STUDY, build("a", KEPT, OLD), build("b", KEPT, RENAMED));

    assertThat(plan.workSha256())
        .isEqualTo(plan(STUDY, build("c", KEPT), build("d", KEPT)).workSha256())
        .isNotEqualTo(plan(STUDY, build("c", KEPT, OLD), build("d", KEPT, OLD)).workSha256());
  }

  @Test
  void whatIsComparedKnowsWhichSideLacksWhat() {
    Plan plan = plan(STUDY, build("a", KEPT, OLD), build("b", KEPT, RENAMED));

    var question =
        plan.question(
            false, List.of(), List.of(), Map.of(), List.of(), List.of(), java.time.LocalDate.EPOCH);

    assertThat(question.has("base", key("Ours.old"))).isTrue();
    assertThat(question.has("head", key("Ours.old"))).isFalse();
    assertThat(question.has("base", key("Ours.renamed"))).isFalse();
    assertThat(question.has("head", key("Ours.kept"))).isTrue();
  }

  private static CellKey key(String benchmark) {
    return CellKey.parse("ours/" + benchmark + ":thrpt:t1");
  }

  @Test
  void aParameterThatOneBuildAddsMakesOtherCells() {
    Benchmark sized =
        new Benchmark(
            "Ours.kept",
            "team.Ours.kept",
            List.of("thrpt"),
            Map.of("size", List.of("1", "2")),
            Optional.empty());

    PlannedSuite suite = plan(STUDY, build("a", KEPT), build("b", sized)).suites().getFirst();

    assertThat(suite.commonCells()).isEmpty();
    assertThat(suite.cells("base")).hasSize(1);
    assertThat(suite.cells("head")).hasSize(2);
  }

  @Test
  void buildsThatDifferWithoutAnAxisAreRefused() {
    String study = STUDY.replace(", axis: build", "");

    assertThatThrownBy(() -> plan(study, build("a", KEPT), build("b", KEPT)))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("study.yaml:6: comparisons[0]: expected axis: build")
        .hasMessageContaining("base v head without an axis");
    assertThat(plan(study, build("a", KEPT), build("a", KEPT)).suites()).hasSize(1);
  }

  @Test
  void aBenchmarkThatMovedToAnotherPackageIsRefused() {
    assertThatThrownBy(
            () ->
                plan(
                    STUDY, build("a", KEPT), build("b", benchmark("Ours.kept", "moved.Ours.kept"))))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("team.Ours.kept in one and moved.Ours.kept in another");
  }

  @Test
  void annotationsRankAboveDefaultsAndBelowTheStudy() {
    Benchmark annotated =
        new Benchmark(
            "Ours.kept",
            "team.Ours.kept",
            List.of("thrpt", "ss"),
            Map.of(),
            Optional.of(
                new Annotations(
                    Optional.of(4),
                    Optional.of(3),
                    Optional.of(Duration.ofSeconds(2)),
                    Optional.of(7),
                    Optional.empty(),
                    List.of("-Dteam=1"))));
    SuiteDescription build = build("a", annotated);

    Plan plan = plan(STUDY.replace("{threads: [1]}", "{iterationTime: 500ms}"), build, build);

    CellSpec throughput = plan.cells().get(1);
    assertThat(throughput.key().text()).isEqualTo("ours/Ours.kept:thrpt:t4");
    assertThat(throughput.settings().warmup()).isEqualTo(Duration.ofSeconds(6));
    assertThat(throughput.settings().iterations()).isEqualTo(7);
    assertThat(throughput.settings().iterationTime()).isEqualTo(Duration.ofMillis(500));
    // single calls are warmed up by their number
    assertThat(plan.cells().get(0).settings().warmupIterations()).isEqualTo(3);
    assertThat(plan(STUDY, build, build).cells().getFirst().key().threads().symbol())
        .isEqualTo("1");
    assertThat(plan.notes())
        .extracting(PlanNote::words)
        .anyMatch(words -> words.contains("@Fork(jvmArgs) are not used: -Dteam=1"));
  }
}
