package io.archbench.report.view;

import io.archbench.analysis.compare.MetricComparison;
import io.archbench.analysis.stats.Ratio;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing that changed: a cell's throughput, one of its other metrics, or that it failed.
 *
 * @param comparison that it belongs to
 * @param metric such as {@code service p99}; absent for throughput
 * @param tag shape and word
 * @param before the baseline's score with its unit, or that there is none
 * @param change in words, or why there is none
 * @param interval the uncertainty, or that there is none
 * @param noise the least change that shows above this cell's noise, or that it is not known
 * @param architecture on which it was seen, and whether it was not on another
 * @param weight effect ÷ noise, larger than any other for what failed
 */
public record ChangedRow(
    String comparison,
    CellView cell,
    Optional<String> metric,
    String tag,
    String before,
    String after,
    String change,
    String interval,
    String noise,
    String architecture,
    double weight) {
  private static final String NONE = "none";
  private static final String WORSE = "▼ worse";

  /** Less noise than this is none: what is counted, such as bytes allocated, may not vary. */
  private static final double LEAST_NOISE = 1e-12;

  /** All that changed in a report: failures first, then what stands out most of its own noise. */
  public static List<ChangedRow> of(ReportView report) {
    return report.comparisons().stream()
        .flatMap(
            comparison -> comparison.cells().stream().flatMap(cell -> of(report, comparison, cell)))
        .sorted(
            Comparator.comparingDouble(ChangedRow::weight)
                .reversed()
                .thenComparing(row -> row.cell().cell().key())
                .thenComparing(ChangedRow::comparison))
        .toList();
  }

  private static Stream<ChangedRow> of(
      ReportView report, ComparisonView comparison, CellView cell) {
    Architectures architectures = new Architectures(report, comparison, cell.cell().key());
    Stream<ChangedRow> failed =
        cell.hasFailures()
            ? Stream.of(failed(comparison, cell, architectures.ofFailure()))
            : Stream.empty();
    Stream<ChangedRow> throughput =
        switch (cell.outcome()) {
          case SLOWER, FASTER ->
              Stream.of(throughput(comparison, cell, architectures.of(cell.outcome())));
          case FAILED, SAME, UNKNOWN -> Stream.empty();
        };
    Stream<ChangedRow> metrics =
        cell.worseMetrics().stream()
            .map(
                metric -> metric(comparison, cell, metric, architectures.ofWorse(metric.metric())));
    return Stream.of(failed, throughput, metrics).flatMap(rows -> rows);
  }

  private static ChangedRow failed(ComparisonView comparison, CellView cell, String where) {
    String why = cell.failures().stream().findFirst().map(ChangedRow::words).orElse("no value");
    return new ChangedRow(
        comparison.title(),
        cell,
        Optional.empty(),
        Outcome.FAILED.sign() + " " + Outcome.FAILED.word(),
        score(cell.cell().score().baseline(), cell.cell().unit()),
        score(cell.cell().score().contender(), cell.cell().unit()),
        why,
        NONE,
        cell.noiseWords(),
        where,
        Double.POSITIVE_INFINITY);
  }

  private static String words(FailureView failure) {
    return failure.variant()
        + ", in "
        + Figures.count(failure.trials().size(), failure.noun())
        + ": "
        + failure.kind()
        + ": "
        + failure.message();
  }

  private static ChangedRow throughput(ComparisonView comparison, CellView cell, String where) {
    return new ChangedRow(
        comparison.title(),
        cell,
        Optional.empty(),
        cell.outcome().sign() + " " + cell.outcome().word(),
        score(cell.cell().score().baseline(), cell.cell().unit()),
        score(cell.cell().score().contender(), cell.cell().unit()),
        cell.changeWords(),
        cell.uncertaintyWords(),
        cell.noiseWords(),
        where,
        cell.cell().ratio().map(ChangedRow::standingOut).orElse(0.0));
  }

  /** Its ratio is of how good it is, and less is better: the words are of the amount itself. */
  private static ChangedRow metric(
      ComparisonView comparison, CellView cell, MetricComparison metric, String where) {
    Optional<Change> change = metric.ratio().map(ChangedRow::amount);
    return new ChangedRow(
        comparison.title(),
        cell,
        Optional.of(metric.metric()),
        WORSE,
        score(metric.score().baseline(), metric.unit()),
        score(metric.score().contender(), metric.unit()),
        change.map(Change::words).orElse("no ratio"),
        change.flatMap(Change::uncertainty).orElse("no interval"),
        metric.ratio().flatMap(CellView::noiseFloor).map(Figures::noise).orElse("not known"),
        where,
        metric.ratio().map(ChangedRow::standingOut).orElse(0.0));
  }

  private static Change amount(Ratio ratio) {
    return Change.of(
        1 / ratio.value(),
        ratio.high95().map(high -> 1 / high),
        ratio.low95().map(low -> 1 / low),
        Comparative.AMOUNT);
  }

  private static double standingOut(Ratio ratio) {
    double effect = Math.abs(Math.log(ratio.value()));
    return CellView.noiseFloor(ratio)
        .map(noise -> effect / Math.max(LEAST_NOISE, Math.log1p(noise)))
        .orElse(0.0);
  }

  private static String score(Optional<Double> value, String unit) {
    return value.map(known -> Figures.score(known) + " " + unit).orElse(NONE);
  }
}
