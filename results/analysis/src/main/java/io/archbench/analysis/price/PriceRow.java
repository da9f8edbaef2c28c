package io.archbench.analysis.price;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One row of a file of prices; what its cells do not say is put on a list of problems. */
final class PriceRow {
  private static final int MOST_DIGITS = 20;

  private final String file;
  private final long line;
  private final List<String> header;
  private final List<String> cells;
  private final List<String> problems;

  PriceRow(String file, long line, List<String> header, List<String> cells, List<String> problems) {
    this.file = file;
    this.line = line;
    this.header = header;
    this.cells = cells;
    this.problems = problems;
  }

  /** Whether it has a cell for each column. */
  boolean fits() {
    if (cells.size() != header.size()) {
      problem(
          "expected %d cells as in the header, found %d: quote a cell that holds a comma"
              .formatted(header.size(), cells.size()));
    }
    return cells.size() == header.size();
  }

  long line() {
    return line;
  }

  /** The cell, empty if the file has no such column. */
  String cell(String column) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).equalsIgnoreCase(column)) {
        return cells.get(i);
      }
    }
    return "";
  }

  /** What the cell says; absent if it is empty, or wrong, which is a problem. */
  <T> Optional<T> read(String column, String expected, Function<String, Optional<T>> reader) {
    String cell = cell(column);
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> value = reader.apply(cell);
    if (value.isEmpty()) {
      wrong(column, expected);
    }
    return value;
  }

  /** What the cell says; absent only if there is a problem. */
  <T> Optional<T> need(String column, String expected, Function<String, Optional<T>> reader) {
    if (cell(column).isEmpty()) {
      wrong(column, expected);
    }
    return read(column, expected, reader);
  }

  void wrong(String column, String expected) {
    String cell = cell(column);
    problem(
        "%s: expected %s, found %s"
            .formatted(column, expected, cell.isEmpty() ? "nothing" : "'" + cell + "'"));
  }

  void problem(String words) {
    problems.add(file + ":" + line + ": " + words);
  }

  /** An exact amount above 0. */
  Optional<BigDecimal> amount(String column) {
    return need(
        column,
        "an amount above 0 with a decimal point, such as 0.5620",
        cell -> decimal(cell).filter(amount -> amount.signum() > 0));
  }

  /** Digits with at most one point; no exponents, which could stand for any number of digits. */
  static Optional<BigDecimal> decimal(String text) {
    boolean digits =
        text.length() <= MOST_DIGITS
            && text.chars().allMatch(letter -> (letter >= '0' && letter <= '9') || letter == '.')
            && text.indexOf('.') == text.lastIndexOf('.')
            && text.length() > (text.contains(".") ? 1 : 0);
    return digits ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** A day as {@code 2026-11-24}. */
  static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
