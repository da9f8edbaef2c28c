package io.archbench.dist;

import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.JmhSettings;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.CellResult.Measured;
import io.archbench.trial.record.TrialRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints what the suites of a run take: how long a cell's JVM was alive beyond the time of its
 * iterations, which an invocation that takes long overruns as well, the warm-up after which the
 * halves of what is left differ by less than 2 %, and how far its allocation per operation differs
 * between forks. Run by {@code suites.sh}; it asserts nothing.
 */
final class SuiteFigures {
  private static final double SAME = .02;
  private static final int FEWEST_LEFT = 4;

  private SuiteFigures() {}

  /** One cell in one fork. */
  private record Fork(Measured cell, JmhSettings settings) {
    /** From the start of its process to its end, without the iterations. */
    Duration outside() {
      return Duration.between(cell.started(), cell.finished()).minus(settings.timeInIterations());
    }

    /** Seconds of warm-up; empty if no two halves with two iterations each were the same. */
    OptionalInt warmUp() {
      List<Double> iterations = cell.iterations();
      return IntStream.rangeClosed(0, iterations.size() - FEWEST_LEFT)
          .filter(from -> halvesAreTheSame(iterations.subList(from, iterations.size())))
          .map(from -> (int) settings.iterationTime().multipliedBy(from).toSeconds())
          .findFirst();
    }

    private static boolean halvesAreTheSame(List<Double> iterations) {
      int middle = iterations.size() / 2;
      double first = mean(iterations.subList(0, middle));
      double second = mean(iterations.subList(middle, iterations.size()));
      return Math.abs(first - second) < SAME * (first + second) / 2;
    }
  }

  public static void main(String[] arguments) throws IOException {
    Map<String, List<Fork>> suites = new TreeMap<>();
    for (Path file : new RunFiles(Path.of(arguments[0])).records().keySet()) {
      TrialRecord record = RunFiles.record(file);
      Map<CellKey, JmhSettings> settings =
          record.spec().cells().stream()
              .collect(Collectors.toMap(CellSpec::key, CellSpec::settings));
      for (CellResult cell : record.cells()) {
        switch (cell) {
          case Measured measured ->
              suites
                  .computeIfAbsent(measured.cell().suite(), suite -> new ArrayList<>())
                  .add(new Fork(measured, settings.get(measured.cell())));
          case CellResult.Failed failed ->
              System.out.println("FAILED " + failed.cell() + ": " + failed.message());
        }
      }
    }
    suites.forEach((suite, forks) -> print(suite, forks, System.out));
  }

  private static void print(String suite, List<Fork> forks, PrintStream out) {
    Fork slowest = forks.stream().max(Comparator.comparing(Fork::outside)).orElseThrow();
    out.printf(
        Locale.ROOT,
        "%s: start, setup, end and what an invocation overran: %.1f s at most (%s)%n",
        suite,
        slowest.outside().toMillis() / 1000.0,
        slowest.cell().cell());
    List<Fork> byCell =
        forks.stream().sorted(Comparator.comparing(fork -> fork.cell().cell())).toList();
    for (Fork fork : byCell) {
      out.printf(
          Locale.ROOT,
          "  warm-up %4s s  %s%n",
          fork.warmUp().stream().mapToObj(Integer::toString).findFirst().orElse("more"),
          fork.cell().cell());
    }
    forks.stream()
        .collect(
            Collectors.groupingBy(fork -> fork.cell().cell(), TreeMap::new, Collectors.toList()))
        .forEach(
            (cell, same) ->
                spread(same)
                    .ifPresent(
                        spread ->
                            out.printf(
                                Locale.ROOT,
                                "  allocation of %.2f B/op differs by %.2f %% over %d forks  %s%n",
                                spread.mean(),
                                100 * spread.relative(),
                                same.size(),
                                cell)));
  }

  /**
   * How far forks are apart.
   *
   * @param relative (largest − smallest) ÷ mean; says little where almost nothing is allocated
   */
  private record Spread(double mean, double relative) {}

  /** Over forks, of their later halves; empty with one fork. */
  private static Optional<Spread> spread(List<Fork> forks) {
    List<Double> allocated =
        forks.stream()
            .flatMap(
                fork ->
                    Optional.ofNullable(fork.cell().secondary().get("gc.alloc.rate.norm")).stream())
            .map(
                metric ->
                    metric.values().subList(metric.values().size() / 2, metric.values().size()))
            .map(SuiteFigures::mean)
            .toList();
    if (allocated.size() < 2) {
      return Optional.empty();
    }
    double largest = allocated.stream().max(Double::compare).orElseThrow();
    double smallest = allocated.stream().min(Double::compare).orElseThrow();
    double mean = mean(allocated);
    return Optional.of(new Spread(mean, (largest - smallest) / mean));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
