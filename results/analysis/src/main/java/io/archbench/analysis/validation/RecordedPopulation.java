package io.archbench.analysis.validation;

import io.archbench.analysis.files.ResultFile;
import io.archbench.analysis.files.UnreadableResultFileException;
import io.archbench.trial.jmh.JmhResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Benchmarks of files; a fresh fork is one of those that were recorded, drawn with replacement.
 *
 * @param benchmarks rates of the iterations of each fork of each benchmark
 */
record RecordedPopulation(List<List<double[]>> benchmarks) implements Population {
  /** Fewer forks hardly tell how forks scatter. */
  private static final int LEAST_FORKS = 5;

  RecordedPopulation {
    benchmarks = List.copyOf(benchmarks);
  }

  static RecordedPopulation of(List<ResultFile> files) {
    List<List<double[]>> benchmarks = new ArrayList<>();
    for (ResultFile file : files) {
      for (JmhResult result : file.results()) {
        List<double[]> forks =
            result.forks().stream()
                .map(fork -> rates(fork, result.unit()))
                .filter(RecordedPopulation::hasMean)
                .toList();
        if (forks.size() >= LEAST_FORKS) {
          benchmarks.add(forks);
        }
      }
    }
    if (benchmarks.isEmpty()) {
      throw new UnreadableResultFileException(
          "no benchmark of these files has raw values of "
              + LEAST_FORKS
              + " forks: measure with -f "
              + LEAST_FORKS
              + " or more");
    }
    return new RecordedPopulation(benchmarks);
  }

  private static double[] rates(List<Double> fork, String unit) {
    boolean rate = unit.startsWith("ops/");
    return fork.stream().mapToDouble(value -> rate ? value : 1 / value).toArray();
  }

  private static boolean hasMean(double[] fork) {
    double sum = 0;
    for (double value : fork) {
      sum += value;
    }
    return sum > 0 && Double.isFinite(sum);
  }

  @Override
  public int size() {
    return benchmarks.size();
  }

  @Override
  public double[] fork(int benchmark, Draws draws) {
    List<double[]> forks = benchmarks.get(benchmark);
    return forks.get(draws.below(forks.size())).clone();
  }

  @Override
  public double node(int benchmark) {
    return 0;
  }
}
