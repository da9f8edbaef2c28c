package io.archbench.agent.describe;

import io.archbench.trial.CellKey;
import io.archbench.trial.Mode;
import io.archbench.trial.ThreadCount;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import io.archbench.trial.suite.SuiteDescription.OpenLoop;
import io.archbench.trial.suite.SuiteDescription.Representative;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gives benchmarks their keys and checks that what a declaration names exists. */
final class Benchmarks {
  private Benchmarks() {}

  /** The benchmarks under the shortest keys that tell them apart. */
  static List<Benchmark> named(Collection<FoundBenchmark> found) {
    Map<String, Long> uses =
        found.stream()
            .collect(Collectors.groupingBy(FoundBenchmark::shortName, Collectors.counting()));
    return found.stream().map(each -> named(each, uses)).toList();
  }

  private static Benchmark named(FoundBenchmark found, Map<String, Long> uses) {
    boolean ambiguous = uses.getOrDefault(found.shortName(), 0L) > 1;
    String key = ambiguous ? found.method() : found.shortName();
    return new Benchmark(
        key, found.method(), found.modes(), found.parameters(), found.annotations());
  }

  /**
   * Checks the representative operations.
   *
   * @throws UndescribableSuiteException if one names a benchmark, parameter or value that is not
   *     there
   */
  static void check(List<Representative> representative, List<Benchmark> benchmarks) {
    representative.forEach(each -> check(each.cell(), benchmarks));
  }

  /**
   * Checks the benchmarks at a fixed rate.
   *
   * @throws UndescribableSuiteException if one names a benchmark or parameter that is not there
   */
  static void checkOpenLoop(List<OpenLoop> openLoop, List<Benchmark> benchmarks) {
    for (OpenLoop each : openLoop) {
      Map<String, List<String>> parameters = named(each.benchmark(), benchmarks).parameters();
      if (!parameters.containsKey(each.parameter())) {
        throw new UndescribableSuiteException(
            "openLoop: " + each.benchmark() + " has no parameter " + each.parameter());
      }
      Set<String> others = new TreeSet<>(parameters.keySet());
      others.remove(each.parameter());
      if (!named(each.closedLoop(), benchmarks).parameters().keySet().equals(others)) {
        throw new UndescribableSuiteException(
            "openLoop: "
                + each.closedLoop()
                + " has not the parameters of "
                + each.benchmark()
                + ": "
                + others);
      }
    }
  }

  private static Benchmark named(String key, List<Benchmark> benchmarks) {
    return benchmarks.stream()
        .filter(benchmark -> benchmark.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new UndescribableSuiteException(
                    "openLoop names '" + key + "', which is no benchmark of the suite"));
  }

  private static void check(String cell, List<Benchmark> benchmarks) {
    // mode and threads stand in for those that a representative cell leaves open
    CellKey key =
        CellKey.parse("suite/" + cell + ":" + Mode.THROUGHPUT.label() + ":t" + ThreadCount.MAX);
    Optional<Benchmark> benchmark =
        benchmarks.stream().filter(each -> each.key().equals(key.benchmark())).findFirst();
    if (benchmark.isEmpty()) {
      throw new UndescribableSuiteException(
          "representative cell '"
              + cell
              + "' names no benchmark of the suite: found "
              + benchmarks.stream().map(Benchmark::key).toList());
    }
    Map<String, List<String>> parameters = benchmark.get().parameters();
    key.parameters()
        .forEach(
            (name, value) -> {
              if (!parameters.getOrDefault(name, List.of()).contains(value)) {
                throw new UndescribableSuiteException(
                    "representative cell '"
                        + cell
                        + "' asks for "
                        + name
                        + "="
                        + value
                        + ": the benchmark offers "
                        + parameters);
              }
            });
  }
}
