package io.archbench.runner.plan;

import io.archbench.runner.study.StudyReader;
import io.archbench.trial.Architecture;
import io.archbench.trial.Place;
import io.archbench.trial.RunId;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import io.archbench.trial.suite.SuiteDescription.JvmFlags;
import io.archbench.trial.suite.SuiteDescription.Representative;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Suites, studies and places to plan with. */
final class PlanFixtures {
  static final RunId RUN = new RunId("abcdefgh");
  static final int JDK = 25;

  /** Two variants of one architecture, all of the quick cells at full load. */
  static final String STUDY =
      """
      schema: 1
      study: demo
      seed: 42
      variants:
        g1: {arch: amd64, jvmArgs: [-XX:+UseG1GC]}
        parallel: {arch: amd64, jvmArgs: [-XX:+UseParallelGC]}
      suites:
        indexing: {size: small}
      jmh: {warmup: 10s, iterations: 3, iterationTime: 1s, threads: [max]}
      rounds: {min: 5, max: 5}
      """;

  private PlanFixtures() {}

  static Plan plan(String study) {
    return Planner.plan(
        StudyReader.parse("study.yaml", study), OfferedSuites.installed(suites()), RUN, JDK);
  }

  /** That round, whatever its number, with all cells. */
  static Round round(RoundPlanner planner, int number, Map<String, List<Place>> places) {
    Batch first = planner.plan().firstBatch();
    return planner
        .rounds(new Batch(first.phase(), number, number, first.cells()), places)
        .getFirst();
  }

  static Map<String, SuiteDescription> suites() {
    return Map.of("indexing", indexing(), "wide", wide());
  }

  static SuiteDescription indexing() {
    return new SuiteDescription(
        SuiteDescription.SCHEMA,
        "indexing",
        "Elasticsearch",
        "a suite to plan with",
        "0".repeat(64),
        List.of(
            benchmark("Search.term", List.of("thrpt"), Map.of()),
            benchmark("Search.range", List.of("thrpt", "sample"), Map.of()),
            benchmark(
                "BulkIndex.bulk",
                List.of("thrpt"),
                Map.of("codec", List.of("default", "best"), "sort", List.of("none", "time")))),
        List.of("Search.term", "BulkIndex.bulk?codec=default&sort=none"),
        List.of(
            new Representative("BulkIndex.bulk?codec=default&sort=none", "0.80"),
            new Representative("Search.term", "0.20")),
        List.of(
            new JvmFlags(17, "any", List.of("-Xss1m", "-XX:+UseSerialGC")),
            new JvmFlags(99, "any", List.of("-Dlater=1")),
            new JvmFlags(21, "arm64", List.of("-XX:UseSVE=2"))),
        List.of("io.archbench.workload.LatencyProfiler"),
        List.of(),
        new SuiteDescription.Needs(1, 0, 0, false),
        "1Gi",
        Optional.empty());
  }

  /** 90 cells: three shards. */
  static SuiteDescription wide() {
    List<String> values = IntStream.range(0, 90).mapToObj(Integer::toString).toList();
    return new SuiteDescription(
        SuiteDescription.SCHEMA,
        "wide",
        "nothing",
        "a suite of many cells",
        "1".repeat(64),
        List.of(benchmark("Wide.cell", List.of("thrpt"), Map.of("n", values))),
        List.of("*"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new SuiteDescription.Needs(1, 0, 0, false),
        "64Mi",
        Optional.empty());
  }

  static List<Place> places(String... names) {
    return Arrays.stream(names).map(name -> new Place(name, Architecture.AMD64, 4)).toList();
  }

  private static Benchmark benchmark(
      String key, List<String> modes, Map<String, List<String>> parameters) {
    return new Benchmark(key, "org.example." + key, modes, parameters, Optional.empty());
  }
}
