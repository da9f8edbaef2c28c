package io.archbench.runner.plan;

import static io.archbench.runner.plan.PlanFixtures.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.runner.study.StudyReader;
import io.archbench.trial.suite.SuiteDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddedPlanTest {
  private static final String FLAG = "-Darchbench.allowEmbedded=true";
  private static final String BOTH =
      STUDY.replace(
          "indexing: {size: small}",
          "{indexing: {size: small}, serving: {cells: [Search.term], size: small}}");

  private static final OfferedSuites SUITES =
      OfferedSuites.installed(Map.of("indexing", PlanFixtures.indexing(), "serving", serving()));

  @Test
  void whatIsEmbeddedIsNotAllowedUnlessThatIsSaid() {
    Plan plan = plan(SUITES);
    assertThat(flags(plan, "serving")).doesNotContain(FLAG);
    assertThat(plan.notes()).extracting(PlanNote::words).noneMatch(each -> each.contains("embedd"));
  }

  @Test
  void itIsAllowedToTheSuitesThatHaveSomethingOfTheKindAndSaid() {
    Plan plan = plan(SUITES.allowingEmbedded());
    assertThat(flags(plan, "serving")).contains(FLAG);
    assertThat(flags(plan, "indexing")).doesNotContain(FLAG);
    assertThat(plan.notes())
        .contains(
            new PlanNote(
                "suites.serving",
                "--allow-embedded: on machines that have none of their own it uses a server"));
  }

  @Test
  void theWorkIsTheSame() {
    assertThat(plan(SUITES.allowingEmbedded()).workSha256()).isEqualTo(plan(SUITES).workSha256());
  }

  @Test
  void trialsOfThatSuiteAloneCarryIt() {
    Plan plan = plan(SUITES.allowingEmbedded());
    RoundPlanner planner = new RoundPlanner(plan);
    Round round =
        PlanFixtures.round(
            planner,
            1,
            Map.of("g1", PlanFixtures.places("n"), "parallel", PlanFixtures.places("n")));
    assertThat(round.trials())
        .isNotEmpty()
        .allSatisfy(
            trial ->
                assertThat(trial.jvmArgs().contains(FLAG))
                    .isEqualTo(trial.id().suite().equals("serving")));
  }

  private static Plan plan(OfferedSuites suites) {
    return Planner.plan(
        StudyReader.parse("study.yaml", BOTH), suites, PlanFixtures.RUN, PlanFixtures.JDK);
  }

  private static List<String> flags(Plan plan, String suite) {
    return plan.suites().stream()
        .filter(each -> each.name().equals(suite))
        .flatMap(each -> each.setups().values().stream())
        .flatMap(setup -> setup.jvmArgs().stream())
        .toList();
  }

  private static SuiteDescription serving() {
    SuiteDescription like = PlanFixtures.indexing();
    return new SuiteDescription(
        like.schemaVersion(),
        "serving",
        like.standsFor(),
        like.description(),
        like.sha256(),
        like.benchmarks(),
        like.quick(),
        like.representative(),
        like.jvmFlags(),
        like.profilers(),
        like.openLoop(),
        like.needs(),
        like.defaultHeap(),
        Optional.of("a server"));
  }
}
