package io.archbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.whole.SuiteComparison;
import io.archbench.analysis.whole.Valuation;
import io.archbench.analysis.whole.Whole;
import io.archbench.report.view.ComparisonView;
import io.archbench.report.view.FleetRow;
import io.archbench.report.view.MoneyOutcome;
import io.archbench.report.view.MoneyView;
import io.archbench.report.view.ReportView;
import io.archbench.trial.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every format says the same of cost: verdicts, sentences, sums, and what they rest on. */
class MoneyAgreesTest {
  private static final List<ReportFormat> FOR_PEOPLE =
      List.of(ReportFormat.HTML, ReportFormat.MARKDOWN, ReportFormat.TEXT);

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void everyTableHoldsTheVerdictsOfTheJson(Fixture fixture) {
    Report report = fixture.report();
    Map<MoneyOutcome, Integer> expected = inJson(Written.by(ReportFormat.JSON, report));

    assertThat(inHtml(Written.by(ReportFormat.HTML, report))).isEqualTo(expected);
    assertThat(inMarkdown(Written.by(ReportFormat.MARKDOWN, report))).isEqualTo(expected);
    assertThat(inCsv(Written.by(ReportFormat.CSV, report))).isEqualTo(expected);
    assertThat(inText(Written.by(ReportFormat.TEXT, report))).isEqualTo(expected);
  }

  @Test
  void aVerdictThatIsMissingWouldBeNoticed() {
    Report report = Fixture.PRICED_CHEAPER.report();
    String html = Written.by(ReportFormat.HTML, report);

    assertThat(inHtml(html.replaceFirst("<td role=\"cell\" class=\"verdict money\"", "<td")))
        .isNotEqualTo(inJson(Written.by(ReportFormat.JSON, report)));
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void everySentenceOfTheAnswerStandsInAllThatPeopleRead(Fixture fixture) {
    Report report = fixture.report();
    for (ComparisonView view : ReportView.of(report).comparisons()) {
      for (ReportFormat format : FOR_PEOPLE) {
        String text = written(format, report);
        assertThat(view.answer().money())
            .allSatisfy(said -> assertThat(text).as("%s", format).contains(plain(said)));
        assertThat(text).as("%s", format).contains(plain(view.answer().title()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void pricesSumsAndNotesStandInAllThatPeopleRead(Fixture fixture) {
    Report report = fixture.report();
    for (ComparisonView view : ReportView.of(report).comparisons()) {
      for (ReportFormat format : FOR_PEOPLE) {
        String text = written(format, report);
        assertThat(figures(view))
            .allSatisfy(said -> assertThat(text).as("%s", format).contains(plain(said)));
      }
    }
  }

  private static List<String> figures(ComparisonView view) {
    Stream<String> worth = view.worth().notes().stream();
    Stream<String> money = view.money().stream().flatMap(MoneyAgreesTest::figures);
    return Stream.concat(worth, money).toList();
  }

  private static Stream<String> figures(MoneyView money) {
    return Stream.of(
            money.prices().stream()
                .flatMap(price -> Stream.of(price.product(), price.source(), price.date())),
            money.prices().stream().map(price -> price.perHour()),
            money.fleet().all().stream().map(FleetRow::group),
            money.fleet().all().stream().flatMap(row -> row.year().estimateWords().stream()),
            money.fleet().all().stream().flatMap(row -> row.notes().stream()),
            money.notes().stream(),
            money.cancelling().stream(),
            Stream.of(money.breakEven(), money.fleetWords()))
        .flatMap(words -> words);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fixture.class,
      names = {"FILES", "HOSTILE_MONEY"})
  void everyRowWithAnAmountSaysWhatItIsPricedAs(Fixture fixture) {
    Report report = fixture.report();
    ComparisonView view = ReportView.of(report).comparisons().getFirst();
    String said = plain(view.worth().pricedAs().orElseThrow());
    long rows =
        view.worth().rows().stream().filter(row -> row.value().isPresent()).count()
            + view.money().orElseThrow().fleet().all().size();

    for (ReportFormat format : FOR_PEOPLE) {
      String text = written(format, report);
      assertThat(matches(text, Pattern.quote(said))).as("%s", format).isGreaterThan((int) rows);
    }
    assertThat(matches(written(ReportFormat.CSV, report), Pattern.quote(said)))
        .isEqualTo((int) rows);
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void noSavingIsAboveTheSpend(Fixture fixture) {
    for (ComparisonView view : ReportView.of(fixture.report()).comparisons()) {
      view.money().stream()
          .flatMap(money -> money.fleet().all().stream())
          .map(FleetRow::year)
          .forEach(
              year ->
                  assertThat(year.high().orElse(year.estimate()))
                      .isLessThanOrEqualTo(year.spend()));
    }
  }

  /** What a report in that format says, without its markup. */
  private static String written(ReportFormat format, Report report) {
    String text = Written.by(format, report);
    return format == ReportFormat.TEXT || format == ReportFormat.CSV
        ? plain(text)
        : plain(text.replaceAll("</?(small|wbr|code|br|span|td|th|li|p|b|sub)\\b[^>]*>", " "));
  }

  /** Without escapes, blanks, line breaks and invisible characters. */
  private static String plain(String text) {
    return text.replaceAll("&#8288;|\u2060", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#58;", ":")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#124;", "|")
        .replace("&#95;", "_")
        .replace("&#42;", "*")
        .replace("&#64;", "@")
        .replace("&#35;", "#")
        .replace("&#36;", "$")
        .replace("&#96;", "`")
        .replace("&#91;", "[")
        .replace("&#93;", "]")
        .replace("&#126;", "~")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
        .replace('\u00a0', ' ')
        .replace('–', '-')
        .replace('\u001b', '?')
        .replace('\uFFFD', '?')
        .replaceAll("\\s+", "");
  }

  private static Map<MoneyOutcome, Integer> inJson(String json) {
    ComparisonDocument document =
        CanonicalJson.read(
            json.getBytes(StandardCharsets.UTF_8), ComparisonDocument.class, "comparison.json");
    List<MoneyOutcome> outcomes =
        document.comparisons().stream()
            .flatMap(MoneyAgreesTest::values)
            .map(value -> MoneyOutcome.of(value.verdict()))
            .toList();
    return counts(outcome -> (int) outcomes.stream().filter(outcome::equals).count());
  }

  private static Stream<Valuation> values(Comparison comparison) {
    return Stream.concat(
            comparison.suites().stream().map(SuiteComparison::value),
            Stream.of(comparison.whole().flatMap(Whole::value)))
        .flatMap(Optional::stream);
  }

  private static Map<MoneyOutcome, Integer> inHtml(String html) {
    return counts(
        outcome ->
            matches(
                html,
                "<td role=\"cell\" class=\"verdict money\"[^>]*><span class=\"tag [a-z]+\">"
                    + Pattern.quote(outcome.tag())));
  }

  private static Map<MoneyOutcome, Integer> inMarkdown(String markdown) {
    return counts(
        outcome -> matches(markdown, "(?m)^\\| " + Pattern.quote(outcome.tag()) + " \\|"));
  }

  private static Map<MoneyOutcome, Integer> inCsv(String csv) {
    List<String> verdicts = CsvRows.of(csv).stream().map(row -> row.get("cost verdict")).toList();
    return counts(outcome -> Collections.frequency(verdicts, outcome.word()));
  }

  private static Map<MoneyOutcome, Integer> inText(String text) {
    return counts(outcome -> matches(text, "(?m)^ {2}\\S.* {2,}(~ )?" + outcome.word() + "$"));
  }

  private static Map<MoneyOutcome, Integer> counts(ToIntFunction<MoneyOutcome> count) {
    Map<MoneyOutcome, Integer> counts = new EnumMap<>(MoneyOutcome.class);
    Arrays.stream(MoneyOutcome.values())
        .forEach(outcome -> counts.put(outcome, count.applyAsInt(outcome)));
    return counts;
  }

  private static int matches(String text, String pattern) {
    return (int) Pattern.compile(pattern).matcher(text).results().count();
  }
}
