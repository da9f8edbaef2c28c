package io.archbench.report.html;

import io.archbench.analysis.compare.NodeLevels;
import io.archbench.analysis.stats.AssumedNodes;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.stats.VarianceComponents;
import io.archbench.report.view.Figures;
import java.util.Map;
import java.util.Optional;

/** What nodes have to do with a cell's spread, for its table of numbers. */
final class NodeWords {
  private NodeWords() {}

  static void put(NodeLevels nodes, Map<String, String> numbers) {
    int baseline = nodes.count().baseline();
    int contender = nodes.count().contender();
    numbers.put(
        "Nodes on each side",
        baseline == contender ? Integer.toString(baseline) : baseline + " and " + contender);
    nodes
        .ratio()
        .flatMap(NodeWords::limits)
        .ifPresent(
            ends -> numbers.put("95 % interval with nodes as units: too few for a verdict", ends));
    nodes
        .assumed()
        .flatMap(NodeWords::limits)
        .ifPresent(
            ends ->
                numbers.put(
                    "95 % interval if nodes of a type differ by "
                        + Figures.percent(AssumedNodes.STANDARD_DEVIATION)
                        + ", which is an assumption",
                    ends));
    nodes
        .components()
        .map(VarianceComponents::node)
        .ifPresent(
            between ->
                numbers.put(
                    "Standard deviation between nodes", Figures.percent(Math.sqrt(between))));
    nodes
        .components()
        .map(VarianceComponents::trial)
        .ifPresent(
            between ->
                numbers.put(
                    "Standard deviation between trials of a node",
                    Figures.percent(Math.sqrt(between))));
    nodes
        .optimalTrials()
        .ifPresent(
            trials ->
                numbers.put(
                    "Trials a node should have, if bringing it up costs as much as one",
                    Integer.toString(trials)));
  }

  private static Optional<String> limits(Ratio ratio) {
    return ratio
        .low95()
        .flatMap(
            from ->
                ratio
                    .high95()
                    .map(to -> Figures.significant(from, 4) + " to " + Figures.significant(to, 4)));
  }
}
