package io.archbench.report.data;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.archbench.analysis.sample.Fork;
import io.archbench.report.RunFacts;
import io.archbench.report.RunFacts.CellRun;
import io.archbench.report.RunFacts.Ran;
import io.archbench.trial.CellKey;
import io.archbench.trial.jmh.JmhSchedule;
import io.archbench.trial.record.SecondaryMetric;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One entry of a file of JMH's, under JMH's names; what was not recorded, such as the path of the
 * JVM, is left out.
 *
 * @param jvmArgs absent where the variant's places had different ones; the same holds for versions
 * @param params absent if there are none
 */
record JmhEntry(
    @JsonIgnore CellKey key,
    String benchmark,
    String mode,
    int threads,
    int forks,
    Optional<List<String>> jvmArgs,
    Optional<String> jdkVersion,
    Optional<String> vmVersion,
    Optional<Integer> warmupIterations,
    Optional<String> warmupTime,
    Optional<Integer> warmupBatchSize,
    Optional<Integer> measurementIterations,
    Optional<String> measurementTime,
    Optional<Integer> measurementBatchSize,
    Optional<SortedMap<String, String>> params,
    JmhMetric primaryMetric,
    SortedMap<String, JmhMetric> secondaryMetrics) {
  private static final String CELL = "archbench.cell";

  static JmhEntry of(RunFacts facts, String variant, CellKey cell, int threads, List<Fork> forks) {
    CellRun run =
        facts.cells().getOrDefault(cell, new CellRun(cell.benchmark(), JmhSchedule.UNKNOWN));
    Optional<JmhSchedule.Iterations> warmup = run.schedule().warmup();
    Optional<JmhSchedule.Iterations> measurement = run.schedule().measurement();
    List<Ran> ran = facts.ran().stream().filter(each -> each.variant().equals(variant)).toList();
    Optional<String> build = only(ran.stream().map(Ran::jdkBuild));
    return new JmhEntry(
        cell,
        run.benchmark(),
        cell.mode().label(),
        threads,
        forks.size(),
        only(ran.stream().map(Ran::flags)),
        build.map(JmhEntry::version),
        build,
        warmup.map(JmhSchedule.Iterations::count),
        warmup.map(JmhSchedule.Iterations::time),
        warmup.map(JmhSchedule.Iterations::batchSize),
        measurement.map(JmhSchedule.Iterations::count),
        measurement.map(JmhSchedule.Iterations::time),
        measurement.map(JmhSchedule.Iterations::batchSize),
        Optional.of(cell.parameters()).filter(parameters -> !parameters.isEmpty()),
        JmhMetric.ofScores(
            forks.getFirst().measured().unit(),
            forks.stream().map(fork -> fork.measured().iterations()).toList()),
        secondary(forks));
  }

  /** What viewers tell entries apart by. */
  List<Object> name() {
    return List.of(benchmark, params.orElseGet(TreeMap::new));
  }

  /** With a parameter more, such as {@code indexing:thrpt:tmax}; viewers cut at blanks and "=". */
  JmhEntry withCell() {
    SortedMap<String, String> more = new TreeMap<>(params.orElseGet(TreeMap::new));
    more.put(CELL, key.suite() + ":" + key.mode().label() + ":t" + key.threads().symbol());
    return new JmhEntry(
        key,
        benchmark,
        mode,
        threads,
        forks,
        jvmArgs,
        jdkVersion,
        vmVersion,
        warmupIterations,
        warmupTime,
        warmupBatchSize,
        measurementIterations,
        measurementTime,
        measurementBatchSize,
        Optional.of(more),
        primaryMetric,
        secondaryMetrics);
  }

  private static <T> Optional<T> only(Stream<T> values) {
    List<T> different = values.distinct().toList();
    return different.size() == 1 ? Optional.of(different.getFirst()) : Optional.empty();
  }

  /** {@code java.version} of a {@code java.vm.version}. */
  private static String version(String build) {
    int plus = build.indexOf('+');
    return plus < 0 ? build : build.substring(0, plus);
  }

  private static SortedMap<String, JmhMetric> secondary(List<Fork> forks) {
    return forks.stream()
        .flatMap(fork -> fork.measured().secondary().keySet().stream())
        .distinct()
        .collect(
            Collectors.toMap(
                Function.identity(),
                name -> secondary(name, forks),
                (one, other) -> one,
                TreeMap::new));
  }

  private static JmhMetric secondary(String name, List<Fork> forks) {
    List<SecondaryMetric> found =
        forks.stream()
            .flatMap(fork -> Optional.ofNullable(fork.measured().secondary().get(name)).stream())
            .toList();
    return JmhMetric.ofProfiler(
        name, found.getFirst().unit(), found.stream().map(SecondaryMetric::values).toList());
  }
}
