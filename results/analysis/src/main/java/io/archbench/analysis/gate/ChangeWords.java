package io.archbench.analysis.gate;

import io.archbench.analysis.compare.CellComparison;
import java.util.Locale;

/** How far a quantity moved, in words that are the same wherever a gate says it. */
final class ChangeWords {
  private ChangeWords() {}

  /**
   * Such as {@code 4.8 % slower} or {@code service p99 5.1 % higher}.
   *
   * <p>Less is better in all metrics but throughput, so that the ratio of their values is that of
   * speed inverted.
   *
   * @param ratio above 1 it became better, whatever the metric
   */
  static String of(String metric, double ratio) {
    return metric.equals(CellComparison.THROUGHPUT)
        ? percent(ratio) + (ratio < 1 ? " slower" : " faster")
        : metric + " " + percent(1 / ratio) + (ratio < 1 ? " higher" : " lower");
  }

  private static String percent(double ratio) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * Math.abs(ratio - 1));
  }
}
