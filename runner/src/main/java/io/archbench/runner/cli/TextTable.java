package io.archbench.runner.cli;

import io.archbench.report.text.Columns;
import io.archbench.report.text.Lines;
import java.util.List;
import java.util.function.Function;

/**
 * Rows below the names of their columns; a row that is too long for a terminal goes on below.
 *
 * @param <T> what a row is about
 * @param columns the first one may be long, and then has a line of its own
 */
record TextTable<T>(List<Column<T>> columns) {
  private static final String GAP = "  ";

  TextTable {
    columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param right whether it holds numbers
   */
  record Column<T>(String name, boolean right, Function<T, String> cell) {}

  /** Adds the rows, all columns as wide as those of all rows that there will be. */
  void add(Lines lines, List<T> rows, List<T> all) {
    int[] widths = columns.stream().mapToInt(column -> width(column, all)).toArray();
    int together = 0;
    for (int width : widths) {
      together += GAP.length() + width;
    }
    boolean folded = together > Lines.WIDTH;
    add(lines, Column::name, widths, folded);
    rows.forEach(row -> add(lines, column -> column.cell().apply(row), widths, folded));
  }

  private void add(Lines lines, Function<Column<T>, String> cell, int[] widths, boolean folded) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Column<T> column = columns.get(i);
      String words = Lines.clean(cell.apply(column));
      line.append(GAP)
          .append(column.right() ? Lines.right(words, widths[i]) : Lines.left(words, widths[i]));
      if (folded && i == 0) {
        lines.line(line.toString());
        line = new StringBuilder(GAP);
      }
    }
    lines.line(line.toString());
  }

  private static <T> int width(Column<T> column, List<T> rows) {
    return rows.stream()
        .map(column.cell())
        .mapToInt(words -> Columns.of(Lines.clean(words)))
        .reduce(Columns.of(column.name()), Math::max);
  }
}
