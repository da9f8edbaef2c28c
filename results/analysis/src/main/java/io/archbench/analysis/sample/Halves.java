package io.archbench.analysis.sample;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;

/** Compares the first half of a fork's iterations with the second: a steady fork has no drift. */
final class Halves {
  private static final double LEAST = .01;
  private static final int ENOUGH = 4;

  private Halves() {}

  /**
   * Whether the halves' means differ by no more than 1 % or two standard errors of the difference,
   * whichever is more; always for fewer than four iterations, which cannot tell.
   */
  static boolean agree(double[] iterations) {
    if (iterations.length < ENOUGH) {
      return true;
    }
    int middle = iterations.length / 2;
    double[] first = Arrays.copyOfRange(iterations, 0, middle);
    double[] second = Arrays.copyOfRange(iterations, iterations.length - middle, iterations.length);
    double before = Mean.of(first).getAsDouble();
    double after = Mean.of(second).getAsDouble();
    double mean = (before + after) / 2;
    double apart = Math.abs(before - after) / mean;
    double variance =
        (Variance.of(first).getAsDouble() + Variance.of(second).getAsDouble()) / middle;
    return apart <= Math.max(LEAST, 2 * Math.sqrt(variance) / mean);
  }
}
