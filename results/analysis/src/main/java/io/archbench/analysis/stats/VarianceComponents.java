package io.archbench.analysis.stats;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much of the spread lies between nodes, and how much between trials of one node: the nested
 * components of Kalibera and Jones (2013), for nodes that need not have as many trials each.
 *
 * @param node T²: variance between nodes that trials do not explain; 0 if they explain it all
 * @param trial T²: variance between trials of one node
 * @param trialsPerNode harmonic mean of the trials of each node
 */
public record VarianceComponents(double node, double trial, double trialsPerNode) {
  public VarianceComponents {
    if (!(node >= 0) || !(trial >= 0) || !(trialsPerNode >= 1)) {
      throw new IllegalArgumentException(
          "no components: " + node + ", " + trial + ", " + trialsPerNode);
    }
  }

  /**
   * The components of one side.
   *
   * @param nodes samples of each node's trials, on the ln scale; no node is without one
   * @return empty with fewer than two nodes, or without a node that has two trials
   */
  public static Optional<VarianceComponents> of(Collection<List<Double>> nodes) {
    int trials = nodes.stream().mapToInt(List::size).sum();
    int within = trials - nodes.size();
    if (nodes.size() < 2 || within == 0) {
      return Optional.empty();
    }
    double squares = 0;
    double inverse = 0;
    double[] means = new double[nodes.size()];
    int at = 0;
    for (List<Double> node : nodes) {
      Moments moments = Moments.of(node.stream().mapToDouble(Double::doubleValue).toArray());
      squares += moments.variance() * (moments.n() - 1);
      inverse += 1.0 / moments.n();
      means[at++] = moments.mean();
    }
    double trial = squares / within;
    double shareOfTrials = trial * inverse / nodes.size();
    double node = Math.max(0, Moments.of(means).variance() - shareOfTrials);
    return Optional.of(new VarianceComponents(node, trial, nodes.size() / inverse));
  }

  /** The mean of both sides' components. */
  public VarianceComponents with(VarianceComponents other) {
    return new VarianceComponents(
        (node + other.node) / 2,
        (trial + other.trial) / 2,
        2 / (1 / trialsPerNode + 1 / other.trialsPerNode));
  }

  /**
   * How many trials a node should have: r = ⌈√(c · T²trial ÷ T²node)⌉.
   *
   * @param costOfNode c: what bringing up a node costs, in trials
   * @return empty if nodes do not differ: then one node is as good as many
   */
  public OptionalInt optimalTrials(double costOfNode) {
    return node == 0
        ? OptionalInt.empty()
        : OptionalInt.of(Math.max(1, (int) Math.ceil(Math.sqrt(costOfNode * trial / node))));
  }

  /**
   * Further rounds, each with one trial at one node a side, until the half-width is at most that.
   *
   * @param nodes K a side, two or more
   * @param halfWidth on the ln scale
   * @return empty if no number of trials of these nodes reaches it
   */
  public OptionalInt roundsUntil(int nodes, double halfWidth) {
    double floor = halfWidth(nodes, Double.POSITIVE_INFINITY);
    if (floor >= halfWidth) {
      return OptionalInt.empty();
    }
    double one = halfWidth(nodes, 1);
    double needed = (one * one - floor * floor) / (halfWidth * halfWidth - floor * floor);
    double rounds = Math.ceil(nodes * (needed - trialsPerNode));
    return rounds > Forecast.LIMIT
        ? OptionalInt.empty()
        : OptionalInt.of(Math.max(0, (int) rounds));
  }

  /**
   * Half the width of the 95 % interval of a ratio, on the ln scale: h(K, r) = t √(2 (T²node ÷ K +
   * T²trial ÷ (K r))).
   *
   * @param nodes K a side, two or more
   * @param trials r of each node; infinite for what no number of trials goes below
   */
  public double halfWidth(int nodes, double trials) {
    return StudentT.twoSided(.95, 2 * (nodes - 1.0))
        * Math.sqrt(2 * (node / nodes + trial / (nodes * trials)));
  }
}
