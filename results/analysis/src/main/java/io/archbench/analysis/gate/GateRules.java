package io.archbench.analysis.gate;

import io.archbench.analysis.question.AlarmBudget;
import io.archbench.analysis.question.Policy;
import io.archbench.trial.CellKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param changesFail whether a change for the worse in a cell's history fails, rather than being
 *     told
 * @param alarms how many false ones are borne, by which candidates were confirmed
 */
public record GateRules(
    Policy policy,
    Map<CellKey, Policy> cellPolicies,
    Set<CellKey> bothDirections,
    boolean release,
    boolean demandConclusion,
    List<Acceptance> accepted,
    boolean changesFail,
    Optional<AlarmBudget> alarms) {
  public GateRules {
    cellPolicies = Map.copyOf(cellPolicies);
    bothDirections = Set.copyOf(bothDirections);
    accepted = List.copyOf(accepted);
  }

  /** Rules by which changes in a history are told, and alarms have no budget. */
  public GateRules(
      Policy policy,
      Map<CellKey, Policy> cellPolicies,
      Set<CellKey> bothDirections,
      boolean release,
      boolean demandConclusion,
      List<Acceptance> accepted) {
    this(
        policy,
        cellPolicies,
        bothDirections,
        release,
        demandConclusion,
        accepted,
        false,
        Optional.empty());
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
