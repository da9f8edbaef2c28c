package io.archbench.runner.run;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.compare.NodeLevels;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.stats.Interval;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.stats.StopRule;
import io.archbench.analysis.stats.StopRule.Step;
import io.archbench.analysis.stats.VarianceComponents;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.verdict.Verdict.Reason;
import io.archbench.analysis.verdict.VerdictRules;
import io.archbench.analysis.whole.Operations;
import io.archbench.analysis.whole.SuiteComparison;
import io.archbench.runner.plan.Batch;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedSuite;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rule of studies that estimate: a cell is measured on while its interval is wider than is
 * wanted. Cells that stand for a suite go on together, while one of them or the suite is too wide.
 */
final class Widths {
  private final Plan plan;
  private final Batch last;
  private final double goal;
  private final SortedMap<CellKey, Integer> wanted = new TreeMap<>();
  private final SortedMap<CellKey, String> stopped = new TreeMap<>();
  private final SortedMap<CellKey, String> barred = new TreeMap<>();

  Widths(Plan plan, Batch last) {
    this.plan = plan;
    this.last = last;
    goal = StrictMath.log1p(plan.rounds().halfWidth().fraction());
  }

  NextBatch after(ComparisonDocument document) {
    for (Comparison comparison : document.comparisons()) {
      for (CellComparison cell : comparison.cells()) {
        if (last.cells().contains(cell.key())) {
          look(cell, comparison.unit());
        }
      }
    }
    plan.suites().forEach(suite -> holdTogether(suite, document));
    int most = plan.rounds().max() - last.last();
    if (most == 0) {
      wanted.keySet().forEach(cell -> stopped.put(cell, "rounds.max (%d)".formatted(last.last())));
      wanted.clear();
    }
    stopped.putAll(barred);
    stopped.keySet().removeAll(wanted.keySet());
    last.cells().stream()
        .filter(cell -> !wanted.containsKey(cell))
        .forEach(cell -> stopped.putIfAbsent(cell, "no comparison has both sides of it"));
    return new NextBatch(batch(most), stopped);
  }

  private Optional<Batch> batch(int most) {
    return wanted.values().stream()
        .max(Integer::compare)
        .map(
            rounds ->
                new Batch(
                    Phase.MEASURE,
                    last.last() + 1,
                    last.last() + Math.min(most, rounds),
                    List.copyOf(wanted.keySet())));
  }

  private void look(CellComparison cell, String unit) {
    Optional<String> hindrance = hindrance(cell);
    if (hindrance.isPresent()) {
      barred.put(cell.key(), hindrance.get());
      return;
    }
    Optional<Double> width = cell.estimate().map(estimate -> estimate.interval(.95).halfWidth());
    if (width.isEmpty()) {
      wanted.merge(cell.key(), VerdictRules.ENOUGH_UNITS - units(cell), Math::max);
      return;
    }
    switch (step(width.get(), cell, unit)) {
      case Step.More(int rounds) -> wanted.merge(cell.key(), rounds, Math::max);
      case Step.Enough() -> stopped.put(cell.key(), "±" + percent(width.get()) + " is reached");
      case Step.Hopeless() ->
          stopped.put(
              cell.key(),
              "±%s: more rounds cannot reach ±%s, for the nodes differ"
                  .formatted(percent(width.get()), percent(goal)));
    }
  }

  /** Why more rounds tell nothing more. */
  private static Optional<String> hindrance(CellComparison cell) {
    if (cell.verdict() instanceof Verdict.Inconclusive unknown) {
      boolean hopeless =
          cell.ratio().isEmpty()
              || unknown.reason() == Reason.FAILED
              || (unknown.reason() == Reason.UNSTEADY && unknown.settle().isEmpty());
      return Optional.of(unknown.words()).filter(words -> hopeless);
    }
    return Optional.empty();
  }

  private Step step(double width, CellComparison cell, String unit) {
    Optional<VarianceComponents> components =
        unit.equals(Unit.NODE.text())
            ? cell.nodes().flatMap(NodeLevels::components)
            : Optional.empty();
    return components
        .map(known -> StopRule.next(width, known, units(cell), goal))
        .orElseGet(() -> StopRule.next(width, units(cell), goal));
  }

  private void holdTogether(PlannedSuite suite, ComparisonDocument document) {
    List<CellKey> representative =
        last.cells().stream()
            .filter(cell -> cell.suite().equals(suite.name()))
            .filter(cell -> Operations.represent(suite.share(), cell))
            .filter(cell -> !barred.containsKey(cell))
            .toList();
    int rounds =
        Math.max(
            representative.stream().mapToInt(cell -> wanted.getOrDefault(cell, 0)).max().orElse(0),
            document.comparisons().stream()
                .mapToInt(comparison -> rounds(suite, comparison))
                .max()
                .orElse(0));
    if (rounds > 0) {
      representative.forEach(cell -> wanted.merge(cell, rounds, Math::max));
    }
  }

  /** Rounds that the suite wants as a whole; of nodes, only its cells can tell. */
  private int rounds(PlannedSuite suite, Comparison comparison) {
    if (comparison.unit().equals(Unit.NODE.text())) {
      return 0;
    }
    int units =
        comparison.cells().stream()
            .filter(cell -> cell.key().suite().equals(suite.name()))
            .filter(cell -> last.cells().contains(cell.key()))
            .mapToInt(Widths::units)
            .min()
            .orElse(0);
    return comparison.suites().stream()
        .filter(each -> each.name().equals(suite.name()))
        .flatMap(each -> width(each).stream())
        .filter(width -> units > 0)
        .map(width -> StopRule.next(width, units, goal))
        .mapToInt(step -> step instanceof Step.More(int rounds) ? rounds : 0)
        .max()
        .orElse(0);
  }

  private static Optional<Double> width(SuiteComparison suite) {
    return suite.ratio().flatMap(Widths::limits).map(Interval::halfWidth);
  }

  private static Optional<Interval> limits(Ratio ratio) {
    return ratio
        .low95()
        .flatMap(
            low ->
                ratio
                    .high95()
                    .map(high -> new Interval(StrictMath.log(low), StrictMath.log(high))));
  }

  private static int units(CellComparison cell) {
    return Math.min(cell.n().baseline(), cell.n().contender());
  }

  private static String percent(double width) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * StrictMath.expm1(width));
  }
}
