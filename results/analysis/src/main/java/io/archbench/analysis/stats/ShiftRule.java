package io.archbench.analysis.stats;

import java.util.List;
import java.util.OptionalInt;

/**
 * Tells after how many iterations a benchmark is warm: its speed in the last ten differs from that
 * in the ten before by less than 1 %, three iterations in a row (statistics.md §3).
 */
public final class ShiftRule {
  /** As many iterations are watched; a benchmark that is not warm by then is not steady. */
  public static final int LONGEST = 100;

  private static final int WINDOW = 10;
  private static final int IN_A_ROW = 3;
  private static final double SHIFT = .01;

  private ShiftRule() {}

  /**
   * The number of iterations after which it is warm; empty if it is not within those given.
   *
   * @param values scores of all iterations from the first, all rates or all times, above 0
   */
  public static OptionalInt warmAfter(List<Double> values) {
    int row = 0;
    for (int end = 2 * WINDOW; end <= values.size(); end++) {
      double earlier = mean(values.subList(end - 2 * WINDOW, end - WINDOW));
      double later = mean(values.subList(end - WINDOW, end));
      row = Math.abs(StrictMath.log(later / earlier)) < SHIFT ? row + 1 : 0;
      if (row == IN_A_ROW) {
        return OptionalInt.of(end);
      }
    }
    return OptionalInt.empty();
  }

  /** Mean of the last iterations: how fast it is once it is warm, as far as that was reached. */
  public static double warm(List<Double> values) {
    return mean(values.subList(Math.max(0, values.size() - WINDOW), values.size()));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
