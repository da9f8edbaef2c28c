package io.archbench.report.ci;

import io.archbench.analysis.compare.CellComparison.Sided;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.whole.Valuation;
import io.archbench.report.view.CellView;
import io.archbench.report.view.ComparisonView;
import io.archbench.report.view.MoneyOutcome;
import io.archbench.report.view.Outcome;
import io.archbench.report.view.ReportView;
import io.archbench.report.view.WorthRow;
import io.archbench.trial.jmh.ScoreUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Cells, suites and the whole of every comparison as gauges. */
final class ComparisonMetrics {
  private static final Optional<String> NO_UNIT = Optional.empty();
  private static final Optional<String> RATIO = Optional.of("ratio");
  private static final ScoreUnit PER_SECOND = ScoreUnit.of("ops/s").orElseThrow();

  private final MetricFamily cells =
      new MetricFamily("comparison_cells", NO_UNIT, "Cells by what they say of the contender.");
  private final MetricFamily outcome =
      new MetricFamily(
          "cell_outcome", NO_UNIT, "1 for what the cell says of the contender, 0 for all else.");
  private final Ends speed = new Ends("cell_speed", "Speed of the contender / the baseline");
  private final MetricFamily score =
      new MetricFamily(
          "cell_operations_per_second",
          Optional.of("operations_per_second"),
          "Score of a side; a time is inverted.");
  private final MetricFamily allocation =
      new MetricFamily(
          "cell_allocation_bytes",
          Optional.of("bytes"),
          "Bytes that a side allocates for an operation.");
  private final MetricFamily values =
      new MetricFamily("cell_values", NO_UNIT, "Values of a side, such as blocks or nodes.");
  private final MetricFamily failed =
      new MetricFamily("cell_failed_trials", NO_UNIT, "Trials in which the cell has no value.");
  private final MetricFamily cost =
      new MetricFamily(
          "cost_outcome", NO_UNIT, "1 for what a suite or the whole says of cost, 0 for all else.");
  private final Ends work = new Ends("work_per_money", "Work for the same money / the baseline's");
  private final MetricFamily breakEven =
      new MetricFamily(
          "break_even_ratio", RATIO, "Speed from which on the contender is worth its price.");

  /** A ratio and the ends of its interval. */
  private record Ends(MetricFamily value, MetricFamily low, MetricFamily high) {
    Ends(String name, String help) {
      this(
          new MetricFamily(name + "_ratio", RATIO, help + "."),
          new MetricFamily(name + "_low_ratio", RATIO, help + ", lower end at 95 %."),
          new MetricFamily(name + "_high_ratio", RATIO, help + ", upper end at 95 %."));
    }

    void add(Map<String, String> labels, Ratio ratio) {
      value.add(labels, ratio.value());
      ratio.low95().ifPresent(end -> low.add(labels, end));
      ratio.high95().ifPresent(end -> high.add(labels, end));
    }

    Stream<MetricFamily> families() {
      return Stream.of(value, low, high);
    }
  }

  /** The families of a report; those without a sample are empty. */
  static Stream<MetricFamily> of(ReportView view) {
    ComparisonMetrics metrics = new ComparisonMetrics();
    view.comparisons().forEach(each -> metrics.add(view.document().study(), each));
    return metrics.families();
  }

  private Stream<MetricFamily> families() {
    return Stream.of(
            Stream.of(cells, outcome),
            speed.families(),
            Stream.of(score, allocation, values, failed, cost),
            work.families(),
            Stream.of(breakEven))
        .flatMap(families -> families);
  }

  private void add(String study, ComparisonView view) {
    Map<String, String> labels =
        MetricFamily.labels(
            "study", study,
            "baseline", view.comparison().baseline(),
            "contender", view.comparison().contender());
    for (Outcome each : Outcome.values()) {
      cells.add(and(labels, "outcome", each.word()), view.tally().of(each));
    }
    for (CellView cell : view.cells()) {
      add(labels, view, cell);
    }
    view.worth().rows().forEach(row -> add(labels, row));
    view.worth().breakEven().ifPresent(ratio -> breakEven.add(labels, ratio));
  }

  private void add(Map<String, String> comparison, ComparisonView view, CellView cell) {
    Map<String, String> labels =
        and(and(comparison, "suite", cell.cell().key().suite()), "cell", cell.cell().key().text());
    for (Outcome each : Outcome.values()) {
      outcome.add(and(labels, "outcome", each.word()), cell.outcome() == each ? 1 : 0);
    }
    cell.cell()
        .ratio()
        .ifPresent(
            ratio -> {
              speed.add(labels, ratio);
              sides(score, labels, view, perSecond(cell));
            });
    sides(allocation, labels, view, cell.cell().allocation());
    Sided<Integer> n = cell.cell().n();
    sides(
        values,
        labels,
        view,
        new Sided<>(Optional.of((double) n.baseline()), Optional.of((double) n.contender())));
    failed.add(labels, cell.cell().failed().size());
  }

  private void add(Map<String, String> comparison, WorthRow row) {
    Map<String, String> labels = and(comparison, "suite", row.isWhole() ? "" : row.name());
    row.outcome()
        .ifPresent(
            said -> {
              for (MoneyOutcome each : MoneyOutcome.values()) {
                cost.add(and(labels, "outcome", each.word()), said == each ? 1 : 0);
              }
            });
    row.value().map(Valuation::pricePerformance).ifPresent(ratio -> work.add(labels, ratio));
  }

  private static Sided<Optional<Double>> perSecond(CellView cell) {
    Optional<ScoreUnit> unit = ScoreUnit.of(cell.cell().unit());
    Function<Double, Optional<Double>> convert =
        value -> unit.map(known -> known.convert(value, PER_SECOND));
    return new Sided<>(
        cell.cell().score().baseline().flatMap(convert),
        cell.cell().score().contender().flatMap(convert));
  }

  private static void sides(
      MetricFamily family,
      Map<String, String> labels,
      ComparisonView view,
      Sided<Optional<Double>> sides) {
    sides
        .baseline()
        .ifPresent(
            value -> family.add(and(labels, "variant", view.comparison().baseline()), value));
    sides
        .contender()
        .ifPresent(
            value -> family.add(and(labels, "variant", view.comparison().contender()), value));
  }

  private static Map<String, String> and(Map<String, String> labels, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(labels);
    more.put(name, value);
    return more;
  }
}
