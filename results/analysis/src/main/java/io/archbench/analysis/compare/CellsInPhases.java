package io.archbench.analysis.compare;

import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.stats.FalseDiscoveries;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.verdict.DetectRules;
import io.archbench.analysis.verdict.VerdictRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the cells of a study that detects changes: each by the units that screened it, or by the
 * fresh ones that were to confirm it, and never by both.
 *
 * @param screened compares what the first phase measured
 * @param confirmed compares what the second phase measured
 */
record CellsInPhases(Aim.Detect aim, CellComparer screened, CellComparer confirmed) {
  /** The flag of a change that rests on no fresh units. */
  static final String NOT_CONFIRMED = "not confirmed";

  /** The cells in their order. */
  List<CellComparison> compare(List<PlannedCell> cells) {
    List<CellComparison> first = cells.stream().map(this::screen).toList();
    if (aim.confirming()) {
      return first;
    }
    int quantities = judged(first);
    double level = DetectRules.level(aim, quantities);
    List<Double> probabilities = first.stream().map(CellsInPhases::probability).toList();
    double[] adjusted = FalseDiscoveries.adjusted(probabilities);
    List<CellComparison> judged = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      CellComparison cell = first.get(i);
      boolean stands =
          DetectRules.standsUnconfirmed(aim, probabilities.get(i), adjusted[i], quantities);
      judged.add(cell.awaitsConfirmation() ? confirm(cells.get(i), cell, level, stands) : cell);
    }
    return judged;
  }

  /** How many quantities of these cells can raise an alarm. */
  static int judged(List<CellComparison> cells) {
    return cells.stream()
        .mapToInt(
            cell ->
                (cell.theta().isPresent() ? 1 : 0)
                    + (int)
                        cell.further().stream().filter(each -> each.theta().isPresent()).count())
        .sum();
  }

  private CellComparison screen(PlannedCell cell) {
    return screened.compare(
        cell,
        (metric, evidence, circumstances, policy) ->
            DetectRules.screen(aim, evidence, circumstances, policy));
  }

  private CellComparison confirm(
      PlannedCell cell, CellComparison candidate, double level, boolean stands) {
    Map<String, Double> screenedAt = new HashMap<>();
    candidate.theta().ifPresent(theta -> screenedAt.put(candidate.metric(), theta));
    candidate
        .further()
        .forEach(each -> each.theta().ifPresent(theta -> screenedAt.put(each.metric(), theta)));
    CellComparison fresh =
        confirmed.compare(
            cell,
            (metric, evidence, circumstances, policy) ->
                DetectRules.confirm(
                    screenedAt.getOrDefault(metric, 0.0), level, evidence, circumstances, policy));
    boolean enough =
        Math.min(fresh.n().baseline(), fresh.n().contender()) >= VerdictRules.ENOUGH_UNITS;
    CellComparison throughput =
        candidate.verdict().awaitsConfirmation()
            ? throughput(candidate, fresh, enough, stands)
            : candidate;
    return throughput.with(
        candidate.further().stream()
            .map(each -> enough && each.verdict().awaitsConfirmation() ? same(each, fresh) : each)
            .toList());
  }

  /** By fresh units; without enough of them it may stand as not confirmed. */
  private CellComparison throughput(
      CellComparison candidate, CellComparison fresh, boolean enough, boolean stands) {
    if (enough) {
      return fresh;
    }
    return stands
        ? candidate.judged(DetectRules.changed(candidate.theta().orElseThrow()), NOT_CONFIRMED)
        : candidate;
  }

  private static MetricComparison same(MetricComparison metric, CellComparison fresh) {
    return fresh.further().stream()
        .filter(each -> each.metric().equals(metric.metric()))
        .findFirst()
        .orElse(metric);
  }

  /** A cell without an interval is no evidence of anything. */
  private static double probability(CellComparison cell) {
    return cell.estimate().map(LogRatioEstimate::p).orElse(1.0);
  }
}
