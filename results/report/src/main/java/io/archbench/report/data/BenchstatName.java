package io.archbench.report.data;

import io.archbench.trial.CellKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names of cells that Go's benchmark format takes; no two cells have the same. */
final class BenchstatName {
  private BenchstatName() {}

  /**
   * Such as {@code BenchmarkIndexing/Search.term/codec=default/mode=thrpt/threads=max}: the suite
   * in front, because a capital has to follow; mode and threads last, because a number behind a
   * hyphen there would be taken for GOMAXPROCS.
   */
  static String of(CellKey cell) {
    String suite = cell.suite();
    String parameters =
        cell.parameters().entrySet().stream()
            .map(each -> "/" + encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining());
    return "Benchmark"
        + suite.substring(0, 1).toUpperCase(Locale.ROOT)
        + suite.substring(1)
        + "/"
        + encoded(cell.benchmark())
        + parameters
        + "/mode="
        + cell.mode().label()
        + "/threads="
        + cell.threads().symbol();
  }

  /** The text without blanks and without what parts a name; {@code $} of nested classes stays. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%24", "$");
  }
}
