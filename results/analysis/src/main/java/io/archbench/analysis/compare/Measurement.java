package io.archbench.analysis.compare;

import io.archbench.analysis.sample.Fork;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.stats.Forecast;
import io.archbench.analysis.stats.LnScale;
import io.archbench.analysis.stats.LogRatio;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.stats.VarianceComponents;
import io.archbench.analysis.verdict.Evidence;
import io.archbench.analysis.verdict.VerdictRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The samples of one cell, set against each other.
 *
 * @param paired whether values at the same index belong together
 * @param n units of the smaller side, or pairs: what a ratio rests on
 * @param baseline ln throughput of each unit, in a fixed order
 * @param contender likewise
 * @param components where nodes are the units and some were measured twice
 * @param unpaired units without a partner: left out, unless none has one
 */
record Measurement(
    boolean paired,
    int n,
    List<Double> baseline,
    List<Double> contender,
    Optional<VarianceComponents> components,
    int unpaired) {
  Measurement {
    baseline = List.copyOf(baseline);
    contender = List.copyOf(contender);
  }

  static Measurement of(Unit unit, List<Fork> baseline, List<Fork> contender) {
    return of(
        unit,
        unit.samples(baseline),
        unit.samples(contender),
        unit == Unit.NODE ? NodeLevels.components(baseline, contender) : Optional.empty());
  }

  /**
   * Of other quantities than throughput.
   *
   * @param left a sample of each unit, the larger the better
   */
  static Measurement of(Unit unit, Map<String, Double> left, Map<String, Double> right) {
    return of(unit, left, right, Optional.empty());
  }

  private static Measurement of(
      Unit unit,
      Map<String, Double> left,
      Map<String, Double> right,
      Optional<VarianceComponents> components) {
    if (unit != Unit.BLOCK) {
      return independent(left, right, components);
    }
    Set<String> common = new TreeSet<>(left.keySet());
    common.retainAll(right.keySet());
    int unpaired = left.size() + right.size() - 2 * common.size();
    return common.isEmpty()
        ? new Measurement(
            true,
            0,
            List.copyOf(left.values()),
            List.copyOf(right.values()),
            Optional.empty(),
            unpaired)
        : new Measurement(
            true,
            common.size(),
            common.stream().map(left::get).toList(),
            common.stream().map(right::get).toList(),
            Optional.empty(),
            unpaired);
  }

  private static Measurement independent(
      Map<String, Double> left,
      Map<String, Double> right,
      Optional<VarianceComponents> components) {
    return new Measurement(
        false,
        Math.min(left.size(), right.size()),
        List.copyOf(left.values()),
        List.copyOf(right.values()),
        components,
        0);
  }

  /** The estimate, where there are enough units for an interval. */
  Optional<LogRatioEstimate> estimate() {
    if (n < VerdictRules.ENOUGH_FOR_INTERVAL) {
      return Optional.empty();
    }
    return Optional.of(
        paired
            ? LogRatio.paired(array(differences()))
            : LogRatio.welch(array(contender), array(baseline)));
  }

  /** The ratio, with its interval where there is one; absent if a side has no unit. */
  Optional<Ratio> ratio() {
    if (n == 0) {
      return Optional.empty();
    }
    return estimate()
        .map(Ratio::of)
        .or(() -> Optional.of(Ratio.point(LnScale.exp(mean(contender) - mean(baseline)))));
  }

  /** What a verdict can be built on. */
  Evidence evidence() {
    if (n == 0) {
      return new Evidence.Missing("no block holds both sides");
    }
    return estimate()
        .<Evidence>map(
            estimate -> new Evidence.Estimated(n, estimate, forecast(estimate), components))
        .orElseGet(() -> new Evidence.Point(n));
  }

  /**
   * The ratio of each block; or of each unit to the other side's geometric mean, contender first.
   */
  List<Double> dots() {
    if (n == 0) {
      return List.of();
    }
    if (paired) {
      return differences().stream().map(LnScale::exp).toList();
    }
    List<Double> dots = new ArrayList<>();
    contender.forEach(value -> dots.add(LnScale.exp(value - mean(baseline))));
    baseline.forEach(value -> dots.add(LnScale.exp(mean(contender) - value)));
    return dots;
  }

  private Forecast forecast(LogRatioEstimate estimate) {
    return paired ? Forecast.paired(estimate, n) : Forecast.independent(estimate, n);
  }

  private List<Double> differences() {
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < baseline.size(); i++) {
      differences.add(contender.get(i) - baseline.get(i));
    }
    return differences;
  }

  static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
