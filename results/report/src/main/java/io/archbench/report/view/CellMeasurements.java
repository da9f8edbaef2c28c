package io.archbench.report.view;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.sample.Fork;
import io.archbench.analysis.sample.Samples;
import io.archbench.analysis.sample.Unit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured of one cell, fork by fork, ready to be shown.
 *
 * @param forks the baseline's, then the contender's
 * @param latencies one table for each kind; empty where none were recorded
 * @param counters of JMH's profilers
 */
public record CellMeasurements(
    List<ForkRow> forks, List<LatencyTable> latencies, List<CounterRow> counters) {
  public CellMeasurements {
    forks = List.copyOf(forks);
    latencies = List.copyOf(latencies);
    counters = List.copyOf(counters);
  }

  /**
   * One fresh JVM.
   *
   * @param contender whether it belongs to that side
   * @param origin the trial or file that it comes from
   * @param warmup scores of the warm-up iterations, blanks between them; empty if not known
   * @param iterations scores of the measured iterations, blanks between them
   */
  public record ForkRow(
      String variant,
      boolean contender,
      String origin,
      String place,
      String warmup,
      String iterations) {}

  /** What the forks hold that the figures of a cell are drawn from. */
  public static CellMeasurements of(Samples samples, Comparison comparison, CellComparison cell) {
    List<Fork> baseline = samples.of(cell.key(), comparison.baseline()).of(cell.phase());
    List<Fork> contender = samples.of(cell.key(), comparison.contender()).of(cell.phase());
    return new CellMeasurements(
        Stream.concat(
                baseline.stream().map(fork -> row(fork, comparison.baseline(), false)),
                contender.stream().map(fork -> row(fork, comparison.contender(), true)))
            .toList(),
        LatencyTable.of(
            Unit.valueOf(comparison.unit().toUpperCase(Locale.ROOT)), baseline, contender),
        CounterRow.of(baseline, contender));
  }

  private static ForkRow row(Fork fork, String variant, boolean contender) {
    return new ForkRow(
        variant,
        contender,
        fork.origin(),
        fork.place(),
        numbers(fork.measured().warmup()),
        numbers(fork.measured().iterations()));
  }

  private static String numbers(List<Double> values) {
    return values.stream().map(Figures::plain).collect(Collectors.joining(" "));
  }
}
