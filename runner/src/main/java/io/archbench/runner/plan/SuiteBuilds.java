package io.archbench.runner.plan;

import io.archbench.runner.study.JmhChoice;
import io.archbench.trial.CellKey;
import io.archbench.trial.Mode;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Annotations;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One suite as the variants have it: the same everywhere, or a build of its own for each.
 *
 * @param byVariant in the study's order, at least one
 */
record SuiteBuilds(Map<String, SuiteDescription> byVariant) {
  SuiteBuilds {
    byVariant = Collections.unmodifiableMap(new LinkedHashMap<>(byVariant));
  }

  SuiteDescription first() {
    return byVariant.values().iterator().next();
  }

  SuiteDescription of(String variant) {
    return Optional.ofNullable(byVariant.get(variant)).orElseThrow();
  }

  /** The first build's description, with the benchmarks of all builds. */
  SuiteDescription all() {
    SuiteDescription first = first();
    return new SuiteDescription(
        first.schemaVersion(),
        first.name(),
        first.standsFor(),
        first.description(),
        first.sha256(),
        benchmarks(),
        first.quick(),
        first.representative(),
        first.jvmFlags(),
        first.profilers(),
        first.openLoop(),
        first.needs(),
        first.defaultHeap(),
        first.embedded());
  }

  private List<Benchmark> benchmarks() {
    return byVariant.values().stream()
        .flatMap(build -> build.benchmarks().stream())
        .distinct()
        .toList();
  }

  /** What the annotations of the first build that has the benchmark say. */
  Optional<Annotations> annotations(CellKey cell) {
    return benchmarks().stream()
        .filter(benchmark -> benchmark.key().equals(cell.benchmark()))
        .findFirst()
        .flatMap(Benchmark::annotations);
  }

  /** The cells that a variant's build does not offer. */
  List<CellKey> lackedBy(String variant, Collection<CellKey> cells, JmhChoice jmh) {
    List<Benchmark> offered = of(variant).benchmarks();
    return cells.stream()
        .filter(cell -> offered.stream().noneMatch(benchmark -> offers(benchmark, cell, jmh)))
        .toList();
  }

  private static boolean offers(Benchmark benchmark, CellKey cell, JmhChoice jmh) {
    Map<String, List<String>> parameters = benchmark.parameters();
    return benchmark.key().equals(cell.benchmark())
        && parameters.keySet().equals(cell.parameters().keySet())
        && cell.parameters().entrySet().stream()
            .allMatch(
                each -> parameters.getOrDefault(each.getKey(), List.of()).contains(each.getValue()))
        && (jmh.mode().isPresent()
            || benchmark.modes().stream().map(Mode::of).anyMatch(cell.mode()::equals));
  }
}
