package io.archbench.runner.run;

import io.archbench.runner.plan.OfferedSuites;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.Planner;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.RunId;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan of two trials with three cells each, one variant more, and a run directory for it. */
public final class RunFixtures {
  static final Instant NOW = Instant.parse("2026-11-24T10:15:00.250Z");
  static final RunId RUN = new RunId("abcdefgh");
  static final String STUDY =
      """
      schema: 1
      study: demo
      variants:
        g1: {arch: amd64, jvmArgs: [-XX:+UseG1GC]}
        parallel: {arch: amd64, jvmArgs: [-XX:+UseParallelGC]}
        other: {arch: arm64}
      comparisons: [{baseline: g1, contender: parallel}]
      suites:
        indexing: {cells: all}
      jmh: {warmup: 1s, iterations: 1, iterationTime: 1s, threads: [max]}
      rounds: {min: 1, max: 1}
      """;

  private RunFixtures() {}

  static Plan plan() {
    return plan(RUN);
  }

  private static Plan plan(RunId run) {
    return Planner.plan(
        StudyReader.parse("study.yaml", STUDY),
        OfferedSuites.installed(Map.of("indexing", suite())),
        run,
        25);
  }

  static RunDirectory directory(Path runs) {
    return directory(runs, RUN);
  }

  /** A run of that id of which nothing is measured. */
  public static RunDirectory directory(Path runs, RunId run) {
    return RunDirectory.create(runs, run, NOW, STUDY.getBytes(StandardCharsets.UTF_8), plan(run));
  }

  private static SuiteDescription suite() {
    return new SuiteDescription(
        SuiteDescription.SCHEMA,
        "indexing",
        "Elasticsearch",
        "a suite to run",
        "0".repeat(64),
        List.of(benchmark("Search.term"), benchmark("Search.range"), benchmark("Bulk.index")),
        List.of("*"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new SuiteDescription.Needs(1, 0, 0, false),
        "1Gi",
        Optional.empty());
  }

  private static Benchmark benchmark(String key) {
    return new Benchmark(key, "org.example." + key, List.of("thrpt"), Map.of(), Optional.empty());
  }
}
