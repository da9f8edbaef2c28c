package io.archbench.report.view;

import io.archbench.analysis.sample.Fork;
import io.archbench.trial.record.SecondaryMetric;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A counter of JMH's profilers on both sides.
 *
 * @param name JMH's
 * @param baseline mean over iterations and forks with its unit, or that there is none
 */
public record CounterRow(String name, String baseline, String contender) {
  private static final int DIGITS = 4;

  /** Every counter that a side has, by name. */
  static List<CounterRow> of(List<Fork> baseline, List<Fork> contender) {
    SortedSet<String> names = new TreeSet<>();
    Stream.of(baseline, contender)
        .flatMap(Collection::stream)
        .forEach(fork -> names.addAll(fork.measured().secondary().keySet()));
    return names.stream()
        .map(name -> new CounterRow(name, mean(name, baseline), mean(name, contender)))
        .toList();
  }

  private static String mean(String name, List<Fork> forks) {
    List<SecondaryMetric> metrics =
        forks.stream()
            .flatMap(fork -> Stream.ofNullable(fork.measured().secondary().get(name)))
            .toList();
    OptionalDouble mean =
        metrics.stream()
            .flatMap(metric -> metric.values().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .average();
    return mean.isEmpty()
        ? "none"
        : Figures.significant(mean.getAsDouble(), DIGITS) + " " + metrics.getFirst().unit();
  }
}
