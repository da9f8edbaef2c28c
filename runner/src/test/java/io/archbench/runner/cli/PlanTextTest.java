package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.runner.plan.OfferedSuites;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlanEstimate;
import io.archbench.runner.plan.PlanFindings;
import io.archbench.runner.plan.PlanPrecision;
import io.archbench.runner.plan.Planner;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.Architecture;
import io.archbench.trial.Place;
import io.archbench.trial.RunId;
import io.archbench.trial.suite.SuiteDescription;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTextTest {
  private static final String STUDY =
      """
      schema: 1
      study: demo
      seed: 42
      variants:
        g1: {arch: amd64, jvmArgs: [-XX:+UseG1GC]}
        arm: {arch: arm64}
      suites:
        indexing: {size: small}
      jmh: {warmup: 2500ms, iterations: 3, iterationTime: 500ms, threads: [max]}
      rounds: {min: 2, max: 2}
      """;

  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private static String text() {
    return text(STUDY);
  }

  private static String text(String study) {
    return text(plan(study), Map.of("g1", nodes("local", 1)));
  }

  private static Plan plan(String study) {
    SuiteDescription suite =
        new SuiteDescription(
            SuiteDescription.SCHEMA,
            "indexing",
            "Elasticsearch",
            "a suite to show",
            "0".repeat(64),
            List.of(
                new SuiteDescription.Benchmark(
                    "Search.term",
                    "org.example.Search.term",
                    List.of("thrpt"),
                    Map.of(),
                    Optional.empty())),
            List.of("Search.term"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new SuiteDescription.Needs(1, 0, 0, false),
            "1Gi",
            Optional.empty());
    return Planner.plan(
        StudyReader.parse("study.yaml", study),
        OfferedSuites.installed(Map.of("indexing", suite)),
        new RunId("abcdefgh"),
        25);
  }

  private static String text(Plan plan, Map<String, List<Place>> places) {
    return PlanText.of(
        plan,
        PlanEstimate.of(plan, places),
        PlanPrecision.of(plan, places),
        places.containsKey("arm") ? Map.of() : Map.of("arm", "this machine is amd64"),
        PlanFindings.of(plan, DAY));
  }

  private static List<Place> nodes(String name, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> new Place(name + number, Architecture.AMD64, 4))
        .toList();
  }

  @Test
  void aPlanShowsVariantsCellsAndHowLongItTakes() {
    assertThat(text())
        .startsWith("study demo, seed 42\n\nvariants\n")
        .contains("  g1               amd64 -XX:+UseG1GC\n")
        .contains("  arm              arm64  - pending\n                   this machine is amd64\n")
        .contains("suite indexing (Elasticsearch), corpus small\n")
        .contains("  indexing/Search.term:thrpt:tmax\n      2.5 s warm-up, 3 × 0.5 s\n")
        .contains("1 cells a variant, 2 rounds, 2 trials here: about 16s (0.00 h)");
    assertThat(text().lines()).noneMatch(line -> line.endsWith(" "));
  }

  @Test
  void aPlanShowsWhatItCostsWhereThereArePrices() {
    assertThat(text()).doesNotContain("cost of measuring");
    String priced =
        text(
            STUDY
                    .replace("g1: {", "g1: {price: azure/Standard_D16_v3, ")
                    .replace("arm: {", "arm: {price: azure/Standard_D16ps_v6, ")
                    .replace("iterations: 3", "iterations: 3600")
                + "budget: {nodeHours: 40, usd: \"25.00\"}\n");

    assertThat(priced)
        .contains(
            "  34.1 % of the node's cost\n",
            "cost of measuring\n",
            "  g1               1.00 h at 0.7680 USD = 0.77 USD (azure/Standard_D16_v3, 2026-06-18, ",
            "  budget           40 node-hours, 25.00 USD\n")
        .doesNotContain("  arm              0");
  }

  @Test
  void aPlanSaysHowPreciseAComparisonOfDifferentNodesCanBecome() {
    Plan plan = plan(STUDY.replace("max: 2}", "max: 9, halfWidth: 2%}"));

    assertThat(text(plan, Map.of("g1", nodes("x", 5), "arm", nodes("a", 6))))
        .contains(
            """
            ±3.0 % with 5 nodes a side if such nodes differ by 2 % (standard deviation,
            assumed); ±2% would then take 10
            """);
    assertThat(text(plan, Map.of("g1", nodes("x", 5), "arm", nodes("a", 1))))
        .doesNotContain("nodes a side");
  }

  @Test
  void whatIsWrongHasASectionTheWorstFirstAndOnlyIfThereIsAny() {
    assertThat(text(STUDY.replace("-XX:+UseG1GC", "-ea").replace("500ms", "50ms")))
        .contains(
            """

            findings
              error debug-flags: variants.g1.jvmArgs
                -ea turns assertions on
                -> take those flags out of jvmArgs, unless production runs with them on
                  both sides
              warning short-iteration: jmh.iterationTime
                1 of 1 cells have iterations of less than 100ms, down to 50ms
                -> give jmh.iterationTime 100ms or more
              note price-missing: variants.arm, variants.g1
                it has no price
                -> give the variant a price; `archbench prices` lists them
            """);
    assertThat(text(STUDY.replace("arm64", "amd64"))).doesNotContain("findings");
  }

  @Test
  void aPlanIsTheSameWhereNumbersHaveACommaAndNoPoint() {
    String here = text();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(text()).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }
}
