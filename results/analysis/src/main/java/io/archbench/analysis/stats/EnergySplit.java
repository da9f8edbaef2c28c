package io.archbench.analysis.stats;

import java.util.Optional;

/**
 * Finds where a stretch of a window is best cut in two: where the energy distance between what lies
 * before and what lies behind is largest (Matteson and James 2014, with the exponent 1).
 *
 * <p>With X = [s, τ) and Y = [τ, κ), n and m points, it is
 *
 * <pre>
 * Q(τ, κ) = 2 / (n + m) · Σ|x − y|
 *         − 2 m / ((n + m) (n − 1)) · Σ|x − x'|
 *         − 2 n / ((n + m) (m − 1)) · Σ|y − y'|
 * </pre>
 *
 * over all τ and κ. Sums are added up in the order in which Apache Otava adds them: where two cuts
 * are as good as each other, rounding decides, and does so alike.
 */
final class EnergySplit {
  private final double[][] distances;

  /** Σ of the distances from a point to all before it. */
  private final double[] backward;

  /** Σ of the distances from a point to those behind it, up to another and with it. */
  private final double[][] forward;

  private final int fewest;

  /**
   * A place to cut.
   *
   * @param index the first point behind it
   */
  record Cut(int index, double quality) {}

  /**
   * @param fewest points on each side of a cut
   */
  EnergySplit(double[] window, int fewest) {
    int n = window.length;
    this.fewest = fewest;
    distances = new double[n][n];
    backward = new double[n];
    forward = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double distance = Math.abs(window[i] - window[j]);
        distances[i][j] = distance;
        backward[j] += distance;
        forward[i][j] = forward[i][j - 1] + distance;
      }
    }
  }

  /** The best cut of {@code [start, end)}, the first of equals; none where it has no room. */
  Optional<Cut> best(int start, int end) {
    double[] within = sumsWithin(start, end);
    double[][] behind = sumsBehind(start, end);
    double[] across = new double[end];
    double quality = Double.NEGATIVE_INFINITY;
    int index = -1;
    for (int tau = start + 1; tau < end; tau++) {
      int n = tau - start;
      double[] last = forward[tau - 1];
      for (int k = tau; k < end; k++) {
        across[k] += last[k];
      }
      if (n < fewest) {
        continue;
      }
      for (int kappa = tau + fewest; kappa <= end; kappa++) {
        double q = quality(n, kappa - tau, across[kappa - 1], within[tau], behind[tau][kappa - 1]);
        if (q > quality) {
          quality = q;
          index = tau;
        }
      }
    }
    return index < 0 ? Optional.empty() : Optional.of(new Cut(index, quality));
  }

  private static double quality(int n, int m, double across, double within, double behind) {
    double between = 2.0 / (n + m) * (across - within);
    double first = n == 1 ? 0 : (double) (2 * m) / ((n + m) * (n - 1)) * within;
    double second = m == 1 ? 0 : (double) (2 * n) / ((n + m) * (m - 1)) * behind;
    return between - first - second;
  }

  /** At τ: Σ of the distances within {@code [start, τ)}. */
  private double[] sumsWithin(int start, int end) {
    double[] sums = new double[end];
    double sum = 0;
    for (int point = start + 1; point < end; point++) {
      sums[point] = sum;
      double earlier = 0;
      for (int i = 0; i < start; i++) {
        earlier += distances[i][point];
      }
      sum += backward[point] - earlier;
    }
    return sums;
  }

  /** At τ and κ − 1: Σ of the distances within {@code [τ, κ)}. */
  private double[][] sumsBehind(int start, int end) {
    double[][] sums = new double[end + 1][end];
    for (int tau = end - 1; tau > start; tau--) {
      for (int last = tau + 1; last < end; last++) {
        sums[tau][last] = sums[tau + 1][last] + forward[tau][last];
      }
    }
    return sums;
  }
}
