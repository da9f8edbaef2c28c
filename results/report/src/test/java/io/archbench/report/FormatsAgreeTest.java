package io.archbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.report.view.Outcome;
import io.archbench.report.view.ReportView;
import io.archbench.trial.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The headline, every table and the JSON count the same cells. */
class FormatsAgreeTest {
  @ParameterizedTest
  @EnumSource(Fixture.class)
  void headlineTableAndJsonCountTheSame(Fixture fixture) {
    Report report = fixture.report();
    Map<Outcome, Integer> expected = inJson(Written.by(ReportFormat.JSON, report));

    assertThat(ReportView.of(report).tally().counts()).isEqualTo(expected);
    assertThat(inHtmlTable(Written.by(ReportFormat.HTML, report))).isEqualTo(expected);
    assertThat(inHtmlHeader(Written.by(ReportFormat.HTML, report))).isEqualTo(expected);
    assertThat(inMarkdown(Written.by(ReportFormat.MARKDOWN, report))).isEqualTo(expected);
    assertThat(inCsv(Written.by(ReportFormat.CSV, report))).isEqualTo(expected);
    assertThat(inOpenMetrics(Written.by(ReportFormat.OPEN_METRICS, report))).isEqualTo(expected);
    assertThat(inText(Written.by(ReportFormat.TEXT, report))).isEqualTo(expected);
  }

  @Test
  void aRowThatIsMissingWouldBeNoticed() {
    Report report = Fixture.TWO_COMPARISONS.report();
    String html = Written.by(ReportFormat.HTML, report);
    int row = html.indexOf("<td role=\"cell\" class=\"verdict\"");
    String without = html.substring(0, row) + html.substring(row + 40);

    assertThat(inHtmlTable(without)).isNotEqualTo(inJson(Written.by(ReportFormat.JSON, report)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fixture.class,
      names = {"DEMONSTRATION", "TWO_COMPARISONS"})
  void everyOutputOfADemonstrationSaysSoAndNoOther(Fixture fixture) {
    boolean demonstration = fixture == Fixture.DEMONSTRATION;
    // in a file of JMH's there is no place for words, nor are there verdicts
    for (ReportFormat format : EnumSet.complementOf(EnumSet.of(ReportFormat.JMH))) {
      String text = Written.by(format, fixture.report());
      String said =
          format == ReportFormat.JSON ? "\"demonstration\" : true" : ReportView.DEMONSTRATION;
      assertThat(text.contains(said)).as("%s", format).isEqualTo(demonstration);
    }
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void noOutputSpeaksOfSignificance(Fixture fixture) {
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(Written.by(format, fixture.report()))
          .doesNotContainIgnoringCase("significan")
          .doesNotContainPattern("\\bp ?[<=] ?0?\\.")
          .doesNotContain("±");
    }
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void theJsonIsTheComparisonItself(Fixture fixture) {
    Report report = fixture.report();
    byte[] json = Written.by(ReportFormat.JSON, report).getBytes(StandardCharsets.UTF_8);

    assertThat(CanonicalJson.read(json, ComparisonDocument.class, "comparison.json"))
        .isEqualTo(report.document());
  }

  /** Counts on its own, so that a fault in {@link Outcome} would show. */
  private static Map<Outcome, Integer> inJson(String json) {
    ComparisonDocument document =
        CanonicalJson.read(
            json.getBytes(StandardCharsets.UTF_8), ComparisonDocument.class, "comparison.json");
    return counts(
        outcome ->
            (int)
                document.comparisons().stream()
                    .flatMap(comparison -> comparison.cells().stream())
                    .filter(cell -> expected(cell) == outcome)
                    .count());
  }

  private static Outcome expected(CellComparison cell) {
    if (cell.verdict() instanceof Verdict.Regressed) {
      return Outcome.SLOWER;
    }
    if (cell.verdict() instanceof Verdict.Improved) {
      return Outcome.FASTER;
    }
    if (cell.verdict() instanceof Verdict.Equivalent) {
      return Outcome.SAME;
    }
    return cell.ratio().isEmpty() ? Outcome.FAILED : Outcome.UNKNOWN;
  }

  private static Map<Outcome, Integer> inHtmlTable(String html) {
    return counts(
        outcome ->
            matches(
                html,
                "<td role=\"cell\" class=\"verdict\"[^>]*><span class=\"tag [a-z]+\">"
                    + Pattern.quote(outcome.sign() + " " + outcome.word())));
  }

  private static Map<Outcome, Integer> inHtmlHeader(String html) {
    return counts(
        outcome ->
            sum(
                html,
                "<li>([0-9]+) <span class=\"tag [a-z]+\">"
                    + Pattern.quote(outcome.sign() + " " + outcome.word())));
  }

  private static Map<Outcome, Integer> inMarkdown(String markdown) {
    return counts(
        outcome ->
            matches(
                markdown,
                "(?m)^\\| " + Pattern.quote(outcome.sign() + " " + outcome.word()) + " \\|"));
  }

  private static Map<Outcome, Integer> inCsv(String csv) {
    return counts(outcome -> matches(csv, "," + outcome.word() + ","));
  }

  private static Map<Outcome, Integer> inOpenMetrics(String text) {
    return counts(
        outcome ->
            matches(text, "archbench_cell_outcome\\{.*,outcome=\"" + outcome.word() + "\"} 1\n"));
  }

  private static Map<Outcome, Integer> inText(String text) {
    return counts(outcome -> matches(text, "(?m)^ {2}\\S.* (~ )?" + outcome.word() + "$"));
  }

  private static Map<Outcome, Integer> counts(ToIntFunction<Outcome> count) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    Arrays.stream(Outcome.values())
        .forEach(outcome -> counts.put(outcome, count.applyAsInt(outcome)));
    return counts;
  }

  private static int matches(String text, String pattern) {
    return (int) Pattern.compile(pattern).matcher(text).results().count();
  }

  private static int sum(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .mapToInt(match -> Integer.parseInt(match.group(1)))
        .sum();
  }
}
