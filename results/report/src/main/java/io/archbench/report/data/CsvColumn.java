package io.archbench.report.data;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column: its header, and what stands in it.
 *
 * @param header with the unit in brackets, where there is one
 */
record CsvColumn(String header, Function<CsvRow, String> value) {
  static CsvColumn text(String header, Function<CsvRow, String> value) {
    return new CsvColumn(header, row -> SpreadsheetText.of(value.apply(row)));
  }

  static CsvColumn number(String header, Function<CsvRow, Optional<Double>> value) {
    return exact(header, row -> value.apply(row).filter(Double::isFinite).map(BigDecimal::valueOf));
  }

  static CsvColumn exact(String header, Function<CsvRow, Optional<BigDecimal>> value) {
    return new CsvColumn(header, row -> value.apply(row).map(BigDecimal::toPlainString).orElse(""));
  }

  static CsvColumn count(String header, Function<CsvRow, Optional<Integer>> value) {
    return new CsvColumn(header, row -> value.apply(row).map(String::valueOf).orElse(""));
  }
}
