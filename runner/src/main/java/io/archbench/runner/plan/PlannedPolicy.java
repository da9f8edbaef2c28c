package io.archbench.runner.plan;

import io.archbench.analysis.gate.Acceptance;
import io.archbench.analysis.gate.GateRules;
import io.archbench.analysis.question.AlarmBudget;
import io.archbench.analysis.question.Policy;
import io.archbench.runner.study.ChangePoints;
import io.archbench.runner.study.Direction;
import io.archbench.runner.study.Percent;
import io.archbench.trial.CellKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The margins of a study, each cell's own resolved.
 *
 * @param falseAlarms a month that are borne, of a study that detects
 * @param changePoints what a gate does about changes in a history
 * @param allow sorted
 * @param cells those whose margins are not the study's, sorted by key
 * @param accepted regressions that are borne
 */
public record PlannedPolicy(
    Percent alert,
    Percent equivalence,
    Percent moneyMargin,
    boolean demandConclusion,
    boolean release,
    Optional<BigDecimal> falseAlarms,
    ChangePoints changePoints,
    List<String> allow,
    List<CellPolicy> cells,
    List<PlannedAcceptance> accepted) {
  /** What {@code allow} says for prices of different purchase options. */
  static final String PURCHASE = "purchase";

  public PlannedPolicy {
    // plans of earlier versions say nothing of a history
    changePoints = changePoints == null ? ChangePoints.TELL : changePoints;
    allow = List.copyOf(allow);
    cells = List.copyOf(cells);
    accepted = List.copyOf(accepted);
  }

  /** The margins of one cell, and which of its changes a gate fails for. */
  public record CellPolicy(CellKey cell, Percent alert, Percent equivalence, Direction direction) {
    /** The same for another cell. */
    CellPolicy of(CellKey other) {
      return new CellPolicy(other, alert, equivalence, direction);
    }
  }

  /** Regressions that are borne. */
  public record PlannedAcceptance(
      List<CellKey> cells, String reason, String author, LocalDate until) {
    public PlannedAcceptance {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What a gate lets pass.
   *
   * @param comparisons of the study, which share a budget of false alarms
   */
  GateRules gateRules(int comparisons) {
    return new GateRules(
        policy(),
        cellPolicies(),
        cells.stream()
            .filter(each -> each.direction() == Direction.BOTH)
            .map(CellPolicy::cell)
            .collect(Collectors.toSet()),
        release,
        demandConclusion,
        accepted.stream()
            .map(
                each ->
                    new Acceptance(
                        Set.copyOf(each.cells()), each.reason(), each.author(), each.until()))
            .toList(),
        changePoints == ChangePoints.FAIL,
        alarms(comparisons));
  }

  /** How many false alarms are borne, if that was said. */
  Optional<AlarmBudget> alarms(int comparisons) {
    return falseAlarms.map(
        perMonth -> new AlarmBudget(perMonth.doubleValue(), Math.max(1, comparisons)));
  }

  /** The same for other cells: each becomes those that the function gives. */
  PlannedPolicy with(Function<CellKey, List<CellKey>> others) {
    return new PlannedPolicy(
        alert,
        equivalence,
        moneyMargin,
        demandConclusion,
        release,
        falseAlarms,
        changePoints,
        allow,
        cells.stream().flatMap(each -> others.apply(each.cell()).stream().map(each::of)).toList(),
        accepted.stream()
            .map(
                each ->
                    new PlannedAcceptance(
                        each.cells().stream().flatMap(cell -> others.apply(cell).stream()).toList(),
                        each.reason(),
                        each.author(),
                        each.until()))
            .toList());
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
