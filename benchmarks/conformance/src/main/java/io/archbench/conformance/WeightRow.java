package io.archbench.conformance;

import io.archbench.trial.suite.SuiteDescription.Representative;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A row of the table of weights in a suite's README.
 *
 * @param cell benchmark and parameters; those that all rows share may be left to the heading
 */
record WeightRow(String cell, BigDecimal weight) {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([^`]+)` \\| ([0-9]*\\.[0-9]+) \\|$", Pattern.MULTILINE);

  /** All rows of a README. */
  static List<WeightRow> of(String readme) {
    return ROW.matcher(readme)
        .results()
        .map(row -> new WeightRow(row.group(1), new BigDecimal(row.group(2))))
        .toList();
  }

  /** Whether it says what a suite declares. */
  boolean isOf(Representative declared) {
    return benchmark(cell).equals(benchmark(declared.cell()))
        && parameters(declared.cell()).containsAll(parameters(cell))
        && weight.compareTo(new BigDecimal(declared.weight())) == 0;
  }

  private static String benchmark(String cell) {
    return cell.replaceAll("\\?.*", "");
  }

  private static Set<String> parameters(String cell) {
    return cell.contains("?") ? Set.of(cell.replaceAll("^.*\\?", "").split("&", -1)) : Set.of();
  }
}
