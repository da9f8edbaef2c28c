package io.archbench.analysis.stats;

import java.util.Arrays;

/**
 * Two stretches of a series that lie behind each other, and how much their means differ.
 *
 * @param index the first point of the second
 * @param before mean of the first
 * @param after mean of the second
 * @param p two-sided, of Student's t test with a common variance
 */
public record MeanShift(int index, double before, double after, double p) {
  /**
   * The shift between {@code [from, index)} and {@code [index, to)}. Where neither varies p is 0 if
   * they differ and 1 if not; so it is for two points, which tell nothing.
   */
  static MeanShift at(int index, int from, int to, double[] values, ChangeRules.Spread spread) {
    Moments before = Moments.of(Arrays.copyOfRange(values, from, index));
    Moments after = Moments.of(Arrays.copyOfRange(values, index, to));
    return new MeanShift(index, before.mean(), after.mean(), p(before, after, spread));
  }

  private static double p(Moments before, Moments after, ChangeRules.Spread spread) {
    double df = before.n() + after.n() - 2.0;
    if (df == 0 || before.mean() == after.mean()) {
      return 1;
    }
    double pooled =
        ((before.n() - 1) * spread.variance(before) + (after.n() - 1) * spread.variance(after))
            / df;
    if (pooled == 0) {
      return 0;
    }
    double error = Math.sqrt(pooled * (1.0 / before.n() + 1.0 / after.n()));
    return 2 * StudentT.cumulative(-Math.abs(after.mean() - before.mean()) / error, df);
  }
}
