package io.archbench.analysis.gate;

import io.archbench.analysis.question.Policy;
import io.archbench.trial.CellKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a gate lets pass.
 *
 * @param policy margins of cells that have none of their own
 * @param cellPolicies margins of those that have
 * @param bothDirections cells whose improvement fails too, for nobody expects one
 * @param release whether a cell has to be shown not to be slower by the equivalence margin, rather
 *     than only not shown to be
 * @param demandConclusion whether what cannot be told fails
 * @param accepted what is known and borne
 */
public record GateRules(
    Policy policy,
    Map<CellKey, Policy> cellPolicies,
    Set<CellKey> bothDirections,
    boolean release,
    boolean demandConclusion,
    List<Acceptance> accepted) {
  public GateRules {
    cellPolicies = Map.copyOf(cellPolicies);
    bothDirections = Set.copyOf(bothDirections);
    accepted = List.copyOf(accepted);
  }

  /** The usual rules of an alarm, with these margins. */
  public static GateRules of(Policy policy) {
    return new GateRules(policy, Map.of(), Set.of(), false, false, List.of());
  }

  /** The margins of a cell. */
  public Policy of(CellKey cell) {
    return cellPolicies.getOrDefault(cell, policy);
  }
}
