package io.archbench.runner.plan;

import io.archbench.analysis.question.Policy;
import io.archbench.runner.study.Percent;
import io.archbench.trial.CellKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The margins of a study, each cell's own resolved.
 *
 * @param allow sorted
 * @param cells those whose margins are not the study's, sorted by key
 */
public record PlannedPolicy(
    Percent alert,
    Percent equivalence,
    Percent moneyMargin,
    boolean demandConclusion,
    List<String> allow,
    List<CellPolicy> cells) {
  /** What {@code allow} says for prices of different purchase options. */
  static final String PURCHASE = "purchase";

  public PlannedPolicy {
    allow = List.copyOf(allow);
    cells = List.copyOf(cells);
  }

  /** The margins of one cell. */
  public record CellPolicy(CellKey cell, Percent alert, Percent equivalence) {}

  /** These margins, for other cells. */
  PlannedPolicy with(List<CellPolicy> others) {
    return new PlannedPolicy(alert, equivalence, moneyMargin, demandConclusion, allow, others);
  }

  /** The policy of cells that have none of their own. */
  public Policy policy() {
    return new Policy(alert.fraction(), equivalence.fraction(), Set.copyOf(allow));
  }

  /** The policies of cells that have their own. */
  public Map<CellKey, Policy> cellPolicies() {
    Map<CellKey, Policy> policies = new LinkedHashMap<>();
    for (CellPolicy each : cells) {
      policies.put(
          each.cell(),
          new Policy(each.alert().fraction(), each.equivalence().fraction(), Set.copyOf(allow)));
    }
    return policies;
  }
}
