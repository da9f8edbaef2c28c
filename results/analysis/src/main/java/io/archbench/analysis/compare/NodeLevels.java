package io.archbench.analysis.compare;

import io.archbench.analysis.compare.CellComparison.Sided;
import io.archbench.analysis.sample.Fork;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.stats.AssumedNodes;
import io.archbench.analysis.stats.LogRatio;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.stats.VarianceComponents;
import io.archbench.analysis.verdict.VerdictRules;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the nodes have to do with a cell's spread, where each side ran on its own.
 *
 * @param count nodes on each side
 * @param ratio the ratio with nodes as units, where they are too few to carry a verdict and enough
 *     for an interval
 * @param assumed the ratio of these nodes, widened by what nodes of one type are assumed to differ
 *     by ({@link AssumedNodes}); absent where nodes are the units
 * @param components of both sides together; absent unless each has a node with two trials
 * @param optimalTrials how many trials a node should have, if bringing it up costs as much as one
 */
public record NodeLevels(
    Sided<Integer> count,
    Optional<Ratio> ratio,
    Optional<Ratio> assumed,
    Optional<VarianceComponents> components,
    Optional<Integer> optimalTrials) {
  /** The levels of a cell; empty where blocks, files or forks are the units. */
  static Optional<NodeLevels> of(
      Unit unit, List<Fork> baseline, List<Fork> contender, Optional<LogRatioEstimate> estimate) {
    return switch (unit) {
      case NODE, TRIAL -> Optional.of(levels(unit, baseline, contender, estimate));
      case BLOCK, FORK, FILE -> Optional.empty();
    };
  }

  private static NodeLevels levels(
      Unit unit, List<Fork> baseline, List<Fork> contender, Optional<LogRatioEstimate> estimate) {
    Optional<VarianceComponents> components = components(baseline, contender);
    Map<String, Double> left = Unit.NODE.samples(baseline);
    Map<String, Double> right = Unit.NODE.samples(contender);
    boolean few = unit == Unit.TRIAL;
    boolean interval =
        few && Math.min(left.size(), right.size()) >= VerdictRules.ENOUGH_FOR_INTERVAL;
    return new NodeLevels(
        new Sided<>(left.size(), right.size()),
        interval
            ? Optional.of(Ratio.of(LogRatio.welch(array(right.values()), array(left.values()))))
            : Optional.empty(),
        estimate
            .filter(known -> few)
            .map(known -> Ratio.of(AssumedNodes.widen(known, left.size(), right.size()))),
        components,
        components
            .map(known -> known.optimalTrials(1))
            .filter(optimum -> optimum.isPresent())
            .map(optimum -> optimum.getAsInt()));
  }

  /** Of both sides together; empty unless each has a node with two trials. */
  static Optional<VarianceComponents> components(List<Fork> baseline, List<Fork> contender) {
    return VarianceComponents.of(trials(baseline))
        .flatMap(left -> VarianceComponents.of(trials(contender)).map(left::with));
  }

  private static Collection<List<Double>> trials(List<Fork> forks) {
    return forks.stream()
        .collect(
            Collectors.groupingBy(
                Fork::place,
                TreeMap::new,
                Collectors.mapping(Fork::logThroughput, Collectors.toList())))
        .values();
  }

  private static double[] array(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
