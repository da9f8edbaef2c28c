package io.archbench.analysis.compare;

import io.archbench.analysis.sample.CellForks;
import io.archbench.analysis.sample.Fork;
import io.archbench.trial.CellKey;
import io.archbench.trial.Mode;
import io.archbench.trial.jmh.ScoreUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Recognises scores that are no time of any work.
 *
 * <p>Where JMH reads the clock around a loop of many operations, an operation of a thread takes at
 * least one clock cycle, if only for the loop's own test: .4 ns at 2.5 GHz, which is as slow as
 * cores of servers run today. An empty method is as fast, so what is faster did nothing that was
 * left after the compiler, or counts many operations for one call. Where JMH reads the clock around
 * each operation, a difference of two readings is off by up to a step of the clock, 40 ns where a
 * timer runs at 25 MHz as on some Arm machines, and by what a reading takes, some 25 ns: below 100
 * ns most of a score is the clock's.
 */
final class ZeroMeasurement {
  private static final double LEAST_IN_A_LOOP = .4;
  private static final double LEAST_BETWEEN_READINGS = 100;
  private static final double NANOS = 1e9;

  private ZeroMeasurement() {}

  /** What is wrong with what a side measured of a cell, in words; empty if it is a time. */
  static Optional<String> find(CellKey cell, CellForks side) {
    if (side.failures().stream().anyMatch(CellForks.Failure::isOfNothing)) {
      return Optional.of("its scores are zero, or no numbers");
    }
    return nanos(side.forks()).flatMap(nanos -> tooShort(cell.mode(), nanos));
  }

  private static Optional<String> tooShort(Mode mode, double nanos) {
    return switch (mode) {
      case THROUGHPUT, AVERAGE_TIME ->
          words(nanos, LEAST_IN_A_LOOP, "less than a clock cycle, unless a call counts as many");
      case SAMPLE_TIME, SINGLE_SHOT ->
          words(nanos, LEAST_BETWEEN_READINGS, "less than two readings of the clock can tell");
    };
  }

  private static Optional<String> words(double nanos, double least, String why) {
    return nanos < least
        ? Optional.of(String.format(Locale.ROOT, "an operation takes %.2g ns, %s", nanos, why))
        : Optional.empty();
  }

  /** How long an operation takes one thread, of its forks' geometric mean. */
  private static Optional<Double> nanos(List<Fork> forks) {
    return forks.stream()
        .findFirst()
        .flatMap(
            first ->
                ScoreUnit.of(first.measured().unit())
                    .map(unit -> nanos(unit, first.measured().threads(), forks)));
  }

  private static double nanos(ScoreUnit unit, int threads, List<Fork> forks) {
    double throughput =
        StrictMath.exp(
            forks.stream().mapToDouble(Fork::logThroughput).average().orElse(Double.NaN));
    // a rate is that of all threads together, a time that of one
    return NANOS * unit.seconds() * (unit.rate() ? threads : 1) / throughput;
  }
}
