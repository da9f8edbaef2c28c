package io.archbench.report.text;

import io.archbench.analysis.compare.CellComparison.Sided;
import io.archbench.analysis.compare.MetricComparison;
import io.archbench.report.view.CellView;
import io.archbench.report.view.Change;
import io.archbench.report.view.ComparisonView;
import io.archbench.report.view.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A line for each cell, with all that is known of it, in columns as wide as they have to be. */
record WideTable(Verdicts verdicts) {
  private static final String GAP = "  ";
  private static final String NONE = "-";
  private static final String P99 = "p99";
  private static final int NANOS_PER_MICRO = 1_000;

  /**
   * A column of words.
   *
   * @param right whether it holds numbers
   */
  private record Column(String name, boolean right, Function<CellView, String> words) {
    String cell(CellView view) {
      return Lines.clean(words.apply(view));
    }

    int width(List<CellView> cells) {
      return cells.stream()
          .map(this::cell)
          .mapToInt(Columns::of)
          .reduce(Columns.of(Lines.clean(name)), Math::max);
    }
  }

  void add(ComparisonView view, Lines lines) {
    List<Column> columns = columns(view);
    List<CellView> cells = view.cells();
    int[] widths = columns.stream().mapToInt(column -> column.width(cells)).toArray();
    lines.line(Lines.right("verdict", Verdicts.WIDTH) + row(columns, widths, Column::name));
    cells.forEach(
        cell ->
            lines.line(
                verdicts.of(cell.outcome()) + row(columns, widths, column -> column.cell(cell))));
  }

  private static String row(List<Column> columns, int[] widths, Function<Column, String> words) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = Lines.clean(words.apply(columns.get(i)));
      row.append(GAP)
          .append(
              columns.get(i).right() ? Lines.right(cell, widths[i]) : Lines.left(cell, widths[i]));
    }
    return row.toString();
  }

  private static List<Column> columns(ComparisonView view) {
    String baseline = view.comparison().baseline();
    String contender = view.comparison().contender();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("benchmark", false, cell -> cell.cell().key().text()));
    columns.add(new Column("unit", false, cell -> cell.cell().unit()));
    columns.add(new Column(baseline, true, cell -> score(cell.cell().score().baseline())));
    columns.add(new Column(contender, true, cell -> score(cell.cell().score().contender())));
    columns.add(new Column("change", false, WideTable::change));
    columns.add(new Column("95 % uncertainty", false, CellView::uncertaintyWords));
    columns.add(new Column("noise floor", true, CellView::noiseWords));
    columns.add(new Column(view.comparison().unit() + "s", true, CellView::units));
    if (view.cells().stream().anyMatch(cell -> p99(cell).isPresent())) {
      columns.add(new Column(P99 + " " + baseline, true, cell -> p99(cell, Sided::baseline)));
      columns.add(new Column(P99 + " " + contender, true, cell -> p99(cell, Sided::contender)));
    }
    columns.add(new Column("notes", false, WideTable::notes));
    return columns;
  }

  private static String score(Optional<Double> value) {
    return value.map(Figures::score).orElse(NONE);
  }

  private static String change(CellView cell) {
    return (cell.change().filter(Change::crosses).isPresent() ? "~ " : "") + cell.changeWords();
  }

  private static Optional<MetricComparison> p99(CellView cell) {
    return cell.cell().further().stream()
        .filter(metric -> metric.metric().endsWith(" " + P99))
        .findFirst();
  }

  private static String p99(
      CellView cell, Function<Sided<Optional<Double>>, Optional<Double>> side) {
    return p99(cell)
        .flatMap(
            metric ->
                side.apply(metric.score())
                    .map(
                        value ->
                            metric.unit().equals("ns")
                                ? Figures.significant(value / NANOS_PER_MICRO, 3) + " us"
                                : Figures.significant(value, 3) + " " + metric.unit()))
        .orElse(NONE);
  }

  private static String notes(CellView cell) {
    Stream<String> flags = cell.flags().isEmpty() ? Stream.of() : Stream.of(cell.flags());
    Stream<String> failures =
        cell.failures().stream()
            .map(failure -> failure.variant() + ": " + failure.kind() + ": " + failure.message());
    return String.join(
        "; ", Stream.of(cell.reason().stream(), flags, failures).flatMap(words -> words).toList());
  }
}
