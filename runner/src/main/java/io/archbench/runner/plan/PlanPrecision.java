package io.archbench.runner.plan;

import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.stats.AssumedNodes;
import io.archbench.runner.study.Percent;
import io.archbench.trial.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How precise a comparison of different nodes can become if they differ as nodes of one type are
 * assumed to ({@link AssumedNodes#STANDARD_DEVIATION}): a forecast, before anything was measured.
 *
 * @param nodes of the side that has fewer
 * @param halfWidth of the 95 % interval of a ratio, as a fraction: .03 is ±3 %
 * @param wanted the study's
 * @param nodesWanted of each side, with which that is reached
 */
public record PlanPrecision(int nodes, double halfWidth, Percent wanted, int nodesWanted) {
  /**
   * The forecast for the comparison with the fewest nodes.
   *
   * @param places of each variant that has any
   * @return empty if no two sides have two nodes or more of their own
   */
  public static Optional<PlanPrecision> of(Plan plan, Map<String, List<Place>> places) {
    RoundPlanner planner = new RoundPlanner(plan);
    return plan.comparisons().stream()
        .filter(comparison -> planner.pairing(comparison, places) == Pairing.OWN_NODES)
        .map(comparison -> fewer(comparison, places))
        .filter(nodes -> nodes >= 2)
        .min(Integer::compare)
        .map(nodes -> of(nodes, plan.rounds().halfWidth()));
  }

  private static int fewer(PlannedComparison comparison, Map<String, List<Place>> places) {
    return Math.min(
        places.getOrDefault(comparison.baseline(), List.of()).size(),
        places.getOrDefault(comparison.contender(), List.of()).size());
  }

  private static PlanPrecision of(int nodes, Percent wanted) {
    return new PlanPrecision(
        nodes,
        StrictMath.expm1(AssumedNodes.halfWidth(nodes)),
        wanted,
        AssumedNodes.nodesUntil(StrictMath.log1p(wanted.fraction())));
  }
}
