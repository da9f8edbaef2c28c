package io.archbench.analysis.stats;

/**
 * What an estimate from few nodes would be worth if nodes of one type differ as much as is assumed:
 * θ ± t √(se² + s² ÷ K + s² ÷ K'). Not a measurement: it says how far the estimate can be carried.
 */
public final class AssumedNodes {
  /** s: machines of one type that a cloud hands out differ by so much, as a rule. */
  public static final double STANDARD_DEVIATION = .02;

  private AssumedNodes() {}

  /**
   * The widened estimate.
   *
   * @param estimate of these nodes
   * @param baseline K, nodes of one side
   * @param contender K', of the other
   */
  public static LogRatioEstimate widen(LogRatioEstimate estimate, int baseline, int contender) {
    double between = STANDARD_DEVIATION * STANDARD_DEVIATION * (1.0 / baseline + 1.0 / contender);
    return new LogRatioEstimate(
        estimate.theta(), Math.sqrt(estimate.se() * estimate.se() + between), estimate.df());
  }

  /**
   * Half the width of the 95 % interval of a ratio, on the ln scale, if nothing but the nodes
   * differs.
   *
   * @param nodes K of each side, two or more
   */
  public static double halfWidth(int nodes) {
    return new VarianceComponents(STANDARD_DEVIATION * STANDARD_DEVIATION, 0, 1)
        .halfWidth(nodes, 1);
  }

  /**
   * The fewest nodes of each side with which that half-width is at most so large.
   *
   * @param halfWidth on the ln scale
   * @return two or more; {@link Forecast#LIMIT} if even those are not enough
   */
  public static int nodesUntil(double halfWidth) {
    int nodes = 2;
    while (nodes < Forecast.LIMIT && halfWidth(nodes) > halfWidth) {
      nodes++;
    }
    return nodes;
  }
}
