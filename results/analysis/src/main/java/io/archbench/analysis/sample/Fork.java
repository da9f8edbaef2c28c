package io.archbench.analysis.sample;

import io.archbench.trial.TrialKey;
import io.archbench.trial.record.CellResult.Measured;
import io.archbench.trial.record.SecondaryMetric;
import java.util.OptionalDouble;

/**
 * What one fresh JVM measured of one cell: one trial's value.
 *
 * @param origin the trial, or the file and fork, that it comes from: for messages
 * @param round of the trial, or number of the fork in its file
 * @param place where it ran, or the file that holds it
 * @param logThroughput ln of the mean throughput of its iterations, times inverted first
 */
public record Fork(
    String origin, int round, String place, double logThroughput, Measured measured) {
  /** The further metric that is compared. */
  static final String ALLOCATION = "gc.alloc.rate.norm";

  /** Whether a mean throughput has a logarithm. */
  static boolean hasValue(Measured measured) {
    double mean = mean(throughputs(measured));
    return mean > 0 && Double.isFinite(mean);
  }

  static Fork of(TrialKey trial, String place, Measured measured) {
    return of(trial.text(), trial.trial().round(), place, measured);
  }

  /** The fork of a measurement; its logarithm is not finite if it has no positive mean. */
  public static Fork of(String origin, int round, String place, Measured measured) {
    return new Fork(origin, round, place, StrictMath.log(mean(throughputs(measured))), measured);
  }

  /** Bytes allocated per operation, if a profiler counted them. */
  public OptionalDouble allocation() {
    SecondaryMetric metric = measured.secondary().get(ALLOCATION);
    return metric == null
        ? OptionalDouble.empty()
        : metric.values().stream().mapToDouble(Double::doubleValue).average();
  }

  /** Whether the two halves of its iterations tell the same: statistics.md §1. */
  public boolean isSteady() {
    return Halves.agree(throughputs(measured));
  }

  private static double[] throughputs(Measured measured) {
    boolean rate = measured.higherIsBetter();
    double[] throughputs = new double[measured.iterations().size()];
    for (int i = 0; i < throughputs.length; i++) {
      double value = measured.iterations().get(i);
      throughputs[i] = rate ? value : 1 / value;
    }
    return throughputs;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
