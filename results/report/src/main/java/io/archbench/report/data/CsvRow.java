package io.archbench.report.data;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.price.GroupSaving;
import io.archbench.report.view.CellView;
import io.archbench.report.view.ComparisonView;
import io.archbench.report.view.LoadLine;
import io.archbench.report.view.ReportView;
import io.archbench.report.view.WorthRow;
import java.util.Optional;
import java.util.stream.Stream;

/** A row of the table: a cell, a suite or the whole at one load, or a group of the fleet. */
sealed interface CsvRow {
  /** The report that the row is of. */
  ReportView report();

  /** The comparison that the row is of. */
  ComparisonView view();

  /** What the row stands for. */
  String level();

  /** A cell. */
  record OfCell(ReportView report, ComparisonView view, CellView cellView) implements CsvRow {
    @Override
    public String level() {
      return "cell";
    }

    CellComparison cell() {
      return cellView.cell();
    }
  }

  /**
   * A suite, or the whole, at one load.
   *
   * @param line absent if nothing was measured
   */
  record OfWorth(ReportView report, ComparisonView view, WorthRow row, Optional<LoadLine> line)
      implements CsvRow {
    @Override
    public String level() {
      return row.isWhole() ? "whole" : "suite";
    }

    /** Whether the figures of money belong to this row. */
    boolean counts() {
      return line.map(LoadLine::chosen).orElse(true);
    }
  }

  /** A group of the fleet under one sizing. */
  record OfGroup(ReportView report, ComparisonView view, GroupSaving saving) implements CsvRow {
    @Override
    public String level() {
      return "group";
    }
  }

  /** All rows of a comparison. */
  static Stream<CsvRow> of(ReportView report, ComparisonView view) {
    Stream<CsvRow> cells = view.cells().stream().map(cell -> new OfCell(report, view, cell));
    Stream<CsvRow> worth = view.worth().rows().stream().flatMap(row -> loads(report, view, row));
    Stream<CsvRow> groups =
        view.money().stream()
            .flatMap(money -> money.fleet().rows().stream())
            .flatMap(row -> row.saving().stream())
            .map(saving -> new OfGroup(report, view, saving));
    return Stream.of(cells, worth, groups).flatMap(rows -> rows);
  }

  private static Stream<CsvRow> loads(ReportView report, ComparisonView view, WorthRow row) {
    return row.loads().isEmpty()
        ? Stream.of(new OfWorth(report, view, row, Optional.empty()))
        : row.loads().stream().map(line -> new OfWorth(report, view, row, Optional.of(line)));
  }

  /** The comparison itself. */
  default Comparison comparison() {
    return view().comparison();
  }
}
