package io.archbench.analysis.stats;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Tells whether units fall into two clusters, as where a JVM compiles in one of two ways: the
 * largest share of their sum of squares that lies between two clusters is above its 99 % point
 * under normality (statistics.md §1).
 *
 * <p>Units are on the ln scale. The points are simulated; {@code src/test/scripts/bimodality.py}
 * prints them.
 */
public final class Bimodality {
  /** Fewer units can always be cut in two. */
  public static final int LEAST = 5;

  private static final NavigableMap<Integer, Double> POINTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(5, .9865),
              Map.entry(6, .9710),
              Map.entry(7, .9541),
              Map.entry(8, .9371),
              Map.entry(9, .9219),
              Map.entry(10, .9092),
              Map.entry(11, .8969),
              Map.entry(12, .8868),
              Map.entry(13, .8763),
              Map.entry(14, .8675),
              Map.entry(15, .8604),
              Map.entry(20, .8308),
              Map.entry(25, .8099),
              Map.entry(30, .7940),
              Map.entry(40, .7721),
              Map.entry(60, .7464),
              Map.entry(100, .7208)));

  /** Of units on the ln scale: less is what rounding leaves of equal values. */
  private static final double NO_SPREAD = 1e-9;

  private Bimodality() {}

  /** Whether they do; never for fewer than {@value #LEAST}, or where all are equal. */
  public static boolean isBimodal(List<Double> units) {
    return units.size() >= LEAST && separation(units) > point(units.size());
  }

  /** The largest share of the sum of squares that lies between two clusters; 0 if all are equal. */
  static double separation(List<Double> units) {
    double[] sorted = units.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    double mean = Moments.of(sorted).mean();
    double whole = 0;
    for (double value : sorted) {
      whole += (value - mean) * (value - mean);
    }
    if (whole <= n * NO_SPREAD * NO_SPREAD) {
      return 0;
    }
    double largest = 0;
    double below = 0;
    for (int left = 1; left < n; left++) {
      below += sorted[left - 1] - mean;
      largest = Math.max(largest, below * below * n / ((double) left * (n - left)));
    }
    return largest / whole;
  }

  /** Between the sizes that were simulated by a straight line; beyond the last one, as there. */
  private static double point(int n) {
    Map.Entry<Integer, Double> below = POINTS.floorEntry(n);
    Map.Entry<Integer, Double> above = POINTS.ceilingEntry(n);
    if (above == null) {
      return POINTS.lastEntry().getValue();
    }
    if (below == null || below.getKey().equals(above.getKey())) {
      return above.getValue();
    }
    double way = (double) (n - below.getKey()) / (above.getKey() - below.getKey());
    return below.getValue() + way * (above.getValue() - below.getValue());
  }
}
