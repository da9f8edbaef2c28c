package io.archbench.workload;

import java.util.Arrays;

/**
 * Ranks of which low ones are drawn far more often: probability proportional to {@code
 * rank^-exponent}, as requests for pages and visits of clients are distributed (Breslau et al.,
 * "Web caching and Zipf-like distributions", 1999: exponents .64 to .83). Immutable.
 */
public final class Zipf {
  private final double[] cumulative;

  /** Over that many ranks. */
  public Zipf(int ranks, double exponent) {
    if (ranks < 1) {
      throw new IllegalArgumentException("at least one rank: " + ranks);
    }
    cumulative = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += StrictMath.pow(rank + 1, -exponent);
      cumulative[rank] = sum;
    }
  }

  /** A rank, from 0. */
  public int draw(SeededRandom random) {
    double point = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, point);
    return Math.min(found < 0 ? -found - 1 : found + 1, cumulative.length - 1);
  }
}
