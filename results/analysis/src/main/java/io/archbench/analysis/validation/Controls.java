package io.archbench.analysis.validation;

import io.archbench.analysis.stats.LogRatio;
import io.archbench.analysis.stats.LogRatioEstimate;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules that are wrong and in use elsewhere: a validation that does not find them wrong finds
 * nothing.
 */
final class Controls {
  private static final int ITERATIONS = 20;
  private static final int FEWEST = 5;
  private static final int MOST = 30;

  /** How much slower the machine has become at the end of a comparison. */
  private static final double DRIFT = .025;

  private Controls() {}

  /** Looks at p after each round, where nothing changed; whether it ever is below .05. */
  static boolean stopsOnSignificance(Draws draws) {
    List<Double> differences = new ArrayList<>();
    while (differences.size() < MOST) {
      double baseline = unit(draws);
      differences.add(unit(draws) - baseline);
      if (differences.size() >= FEWEST && LogRatio.paired(array(differences)).excludesParity(.95)) {
        return true;
      }
    }
    return false;
  }

  /** One side after the other, ten forks each, while the machine slows down. */
  static boolean sequentialOrderAlarms(Draws draws) {
    double[] baseline = new double[2 * FEWEST];
    double[] contender = new double[2 * FEWEST];
    for (int i = 0; i < baseline.length; i++) {
      baseline[i] = unit(draws) - DRIFT * i / (4 * FEWEST);
      contender[i] = unit(draws) - DRIFT * (i + baseline.length) / (4 * FEWEST);
    }
    return LogRatio.welch(contender, baseline).excludesParity(.95);
  }

  /** Every iteration counts as if it were a fork. */
  static boolean pooledIterationsCover(Draws draws) {
    LogRatioEstimate estimate = LogRatio.welch(pooled(draws), pooled(draws));
    return estimate.interval(.95).contains(0);
  }

  private static double unit(Draws draws) {
    double sum = 0;
    for (double rate : Noise.S1.fork(draws, ITERATIONS)) {
      sum += rate;
    }
    return StrictMath.log(sum / ITERATIONS);
  }

  private static double[] pooled(Draws draws) {
    double[] all = new double[FEWEST * ITERATIONS];
    for (int fork = 0; fork < FEWEST; fork++) {
      double[] rates = Noise.S1.fork(draws, ITERATIONS);
      for (int i = 0; i < ITERATIONS; i++) {
        all[fork * ITERATIONS + i] = StrictMath.log(rates[i]);
      }
    }
    return all;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
