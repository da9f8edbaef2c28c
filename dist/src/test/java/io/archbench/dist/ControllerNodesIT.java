package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.price.Money;
import io.archbench.runner.plan.OfferedSuites;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlanEstimate;
import io.archbench.runner.plan.PlanPrecision;
import io.archbench.runner.plan.Planner;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.Architecture;
import io.archbench.trial.Place;
import io.archbench.trial.RunId;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDirectory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pass over a fleet's controller nodes takes, with the suites that are shipped. */
class ControllerNodesIT {
  private static final Path EXAMPLES = Path.of("../examples");
  private static final Path SUITES =
      Path.of(System.getProperty("archbench.home", "target/archbench")).resolve("suites");

  @ParameterizedTest
  @ValueSource(strings = {"controller-nodes.yaml", "controller-nodes-same-generation.yaml"})
  void onePassOverFiveNodesOfEachKindFitsIntoAnHourAndAHalf(String example) throws Exception {
    Plan plan = plan(example);
    Map<String, List<Place>> places =
        Map.of("x86", nodes("x86", Architecture.AMD64), "arm", nodes("arm", Architecture.ARM64));

    PlanEstimate estimate = PlanEstimate.of(plan, places);

    assertThat(estimate.cells()).isEqualTo(110);
    // what cells set up comes on top
    assertThat(estimate.wall()).isBetween(Duration.ofMinutes(40), Duration.ofMinutes(60));
    assertThat(estimate.mostWall()).isEqualTo(estimate.wall());
    BigDecimal usd =
        estimate.variants().values().stream()
            .map(variant -> variant.cost().map(Money::amount).orElseThrow())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(usd).isBetween(new BigDecimal("4"), new BigDecimal("7"));
    assertThat(PlanPrecision.of(plan, places).orElseThrow())
        .satisfies(precision -> assertThat(precision.halfWidth()).isLessThan(.03))
        .satisfies(precision -> assertThat(precision.nodesWanted()).isEqualTo(5));
  }

  @Test
  void nodesOfOneGenerationDoTheSameWork() throws Exception {
    Plan years = plan("controller-nodes.yaml");
    Plan one = plan("controller-nodes-same-generation.yaml");

    assertThat(one.suites()).isEqualTo(years.suites());
  }

  private static Plan plan(String example) throws Exception {
    ParsedStudy study = StudyReader.read(EXAMPLES.resolve(example));
    Map<String, SuiteDescription> suites = new TreeMap<>();
    for (String suite : study.study().suites().keySet()) {
      suites.put(suite, new SuiteDirectory(SUITES.resolve(suite)).description());
    }
    return Planner.plan(study, OfferedSuites.installed(suites), new RunId("abcdefgh"), 25);
  }

  private static List<Place> nodes(String name, Architecture architecture) {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(number -> new Place(name + "-" + number, architecture, 16))
        .toList();
  }
}
