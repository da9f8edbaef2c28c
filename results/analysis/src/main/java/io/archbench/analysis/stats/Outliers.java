package io.archbench.analysis.stats;

import java.util.Arrays;
import java.util.List;

/** Counts values far from the others; they are counted, and never left out. */
public final class Outliers {
  private static final double RANGES = 3;
  private static final int LEAST = 5;

  private Outliers() {}

  /**
   * How many lie more than three interquartile ranges outside of the quartiles; 0 for fewer than
   * five values, which have no quartiles to speak of.
   */
  public static int count(List<Double> values) {
    if (values.size() < LEAST) {
      return 0;
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double low = quantile(sorted, .25);
    double high = quantile(sorted, .75);
    double reach = RANGES * (high - low);
    return (int)
        Arrays.stream(sorted).filter(value -> value < low - reach || value > high + reach).count();
  }

  /** By linear interpolation: type 7 of Hyndman and Fan (1996). */
  private static double quantile(double[] sorted, double part) {
    double at = part * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
