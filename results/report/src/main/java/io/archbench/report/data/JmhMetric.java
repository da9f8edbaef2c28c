package io.archbench.report.data;

import io.archbench.analysis.stats.StudentT;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A metric as JMH sums it up: over the iterations of all forks as if they were independent.
 *
 * @param score their mean, or their sum where JMH adds up
 * @param scoreError half the interval at 99.9 %; no number where JMH gives none
 * @param scoreConfidence its ends
 * @param scorePercentiles of the iterations
 * @param rawData forks × iterations
 */
record JmhMetric(
    double score,
    double scoreError,
    List<Double> scoreConfidence,
    Map<String, Double> scorePercentiles,
    String scoreUnit,
    List<List<Double>> rawData) {
  private static final double CONFIDENCE = .999;
  private static final int LEAST = 3;
  private static final String GC_TIME = "gc.time";
  private static final String COUNTS = "counts";
  private static final String EVENTS = "#";
  private static final double[] PERCENTILES = {
    0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100
  };

  /** The scores themselves. */
  static JmhMetric ofScores(String unit, List<List<Double>> forks) {
    double[] values = all(forks);
    double mean = mean(values);
    double error = error(values, mean);
    return new JmhMetric(
        mean, error, List.of(mean - error, mean + error), percentiles(values), unit, forks);
  }

  /** What a profiler reports beside them; JMH adds up what is counted, without an interval. */
  static JmhMetric ofProfiler(String name, String unit, List<List<Double>> forks) {
    if (!unit.equals(COUNTS) && !unit.equals(EVENTS) && !name.equals(GC_TIME)) {
      return ofScores(unit, forks);
    }
    double[] values = all(forks);
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return new JmhMetric(
        sum, Double.NaN, List.of(Double.NaN, Double.NaN), percentiles(values), unit, forks);
  }

  private static double[] all(List<List<Double>> forks) {
    return forks.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** As {@code org.openjdk.jmh.util.AbstractStatistics.getMeanErrorAt}. */
  private static double error(double[] values, double mean) {
    if (values.length < LEAST) {
      return Double.NaN;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / (values.length - 1));
    return StudentT.twoSided(CONFIDENCE, values.length - 1) * deviation / Math.sqrt(values.length);
  }

  private static Map<String, Double> percentiles(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    Map<String, Double> percentiles = new LinkedHashMap<>();
    for (double percentile : PERCENTILES) {
      percentiles.put(Double.toString(percentile), percentile(sorted, percentile));
    }
    return percentiles;
  }

  /** As commons-math estimates it, which JMH asks: interpolated at p (n + 1). */
  private static double percentile(double[] sorted, double percentile) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = percentile / 100 * (sorted.length + 1);
    int below = (int) Math.floor(position);
    if (below < 1) {
      return sorted[0];
    }
    if (below >= sorted.length) {
      return sorted[sorted.length - 1];
    }
    return sorted[below - 1] + (position - below) * (sorted[below] - sorted[below - 1]);
  }
}
