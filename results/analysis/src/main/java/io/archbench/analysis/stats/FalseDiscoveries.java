package io.archbench.analysis.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bounds the share of false alarms among all alarms of many comparisons: Benjamini and Hochberg
 * (1995).
 */
public final class FalseDiscoveries {
  private FalseDiscoveries() {}

  /**
   * Adjusted p-values, in the order given: those of at most q are alarms of which a share of q is
   * expected to be false.
   *
   * @param p of each comparison, between 0 and 1
   */
  public static double[] adjusted(List<Double> p) {
    int m = p.size();
    List<Integer> descending =
        IntStream.range(0, m)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer at) -> p.get(at)).reversed())
            .toList();
    double[] adjusted = new double[m];
    double least = 1;
    for (int i = 0; i < m; i++) {
      int at = descending.get(i);
      least = Math.min(least, p.get(at) * m / (m - i));
      adjusted[at] = least;
    }
    return adjusted;
  }
}
