package io.archbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.gate.GateResult.Status;
import io.archbench.analysis.whole.Valuation;
import io.archbench.analysis.whole.Whole;
import io.archbench.report.view.CertaintyWords;
import io.archbench.report.view.Check;
import io.archbench.report.view.ComparisonView;
import io.archbench.report.view.MoneyOutcome;
import io.archbench.report.view.Outcome;
import io.archbench.report.view.ReportView;
import io.archbench.report.view.WorthRow;
import io.archbench.trial.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** No two outputs of one report say different things of the verdict and what it rests on. */
class VerdictAgreesTest {
  private static final List<ReportFormat> TABLES =
      List.of(ReportFormat.HTML, ReportFormat.MARKDOWN, ReportFormat.TEXT);

  /** Words of the comment's second line. */
  private static final Map<Outcome, String> COUNTED =
      Map.of(
          Outcome.SLOWER, "worse",
          Outcome.FASTER, "better",
          Outcome.SAME, "unchanged",
          Outcome.UNKNOWN, "cannot tell",
          Outcome.FAILED, "failed to run");

  /** What each format writes of one report. */
  private record Texts(Map<ReportFormat, String> byFormat) {
    static Texts of(Report report) {
      Map<ReportFormat, String> texts = new EnumMap<>(ReportFormat.class);
      for (ReportFormat format : ReportFormat.values()) {
        texts.put(format, Written.by(format, report));
      }
      return new Texts(texts);
    }

    String get(ReportFormat format) {
      return Objects.requireNonNull(byFormat.get(format));
    }

    Texts with(ReportFormat format, String text) {
      Map<ReportFormat, String> others = new EnumMap<>(byFormat);
      others.put(format, text);
      return new Texts(others);
    }
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void allOutputsSayTheSame(Fixture fixture) {
    Report report = fixture.report();

    assertThat(disagreements(report, Texts.of(report))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "COMMENT, PRICED_CHEAPER, ❌, ✅",
    "COMMENT, TWO_COMPARISONS, 1 worse, 2 worse",
    "COMMENT, PRICED_CHEAPER, 'cheaper, certainty high', 'dearer, certainty high'",
    "COMMENT, PRICED_CHEAPER, at least 3 %, at least 5 %",
    "COMMENT, TWO_COMPARISONS, 5 blocks a side, 6 blocks a side",
    "HTML, PRICED_CHEAPER, certainty high, certainty low",
    "HTML, FAILED_CELL, gate exits with 4, gate exits with 0",
    "HTML, PRICED_CHEAPER, '<b>failed', '<b>passed'",
    "COMMENT, PRICED_CHEAPER, 1 regression, 2 regressions",
    "MARKDOWN, PRICED_CHEAPER, cheaper, dearer",
    "MARKDOWN, PRICED_CHEAPER, '### ❌', '### ▲'",
    "MARKDOWN, PRICED_CHEAPER, 1 regression, no regression",
    "MARKDOWN, FAILED_CELL, ❌, ✅",
    "MARKDOWN, DEMONSTRATION, ❔, ❌",
    "TEXT, PRICED_CHEAPER, certainty high, certainty moderate",
    "TEXT, PRICED_CHEAPER, share of measured cost: 50 %, share of measured cost: 40 %",
    "MARKDOWN, PRICED_CHEAPER, 50 %, 40 %",
    "TEXT, TWO_COMPARISONS, slower in 1 of 4 cells, slower in 2 of 4 cells",
    "JSON, FAILED_CELL, '\"code\" : 4', '\"code\" : 0'",
    "JSON, PRICED_CHEAPER, '\"kind\" : \"cheaper\"', '\"kind\" : \"same\"'",
    "CSV, PRICED_CHEAPER, ',cheaper,', ',dearer,'",
    "OPEN_METRICS, FAILED_CELL, '} 4', '} 0'",
    "OPEN_METRICS, FAILED_CELL, 'status=\"failed\"} 1', 'status=\"failed\"} 0'",
    "OPEN_METRICS, FAILED_CELL, 'status=\"passed\"} 0', 'status=\"passed\"} 1'",
  })
  void oneThatSaidSomethingElseWouldBeNoticed(
      ReportFormat format, Fixture fixture, String said, String other) {
    Report report = fixture.report();
    Texts texts = Texts.of(report);
    String text = texts.get(format);
    assertThat(text).contains(said);

    assertThat(disagreements(report, texts.with(format, text.replace(said, other)))).isNotEmpty();
  }

  @Test
  void zeroComparedIsNoPass() {
    for (Fixture fixture : List.of(Fixture.EMPTY, Fixture.PENDING_ARM64)) {
      Check check = Check.of(fixture.report());
      assertThat(check.exit()).isEqualTo(4);
      assertThat(check.line()).isEqualTo("nothing was compared: please look");
      assertThat(check.counted()).startsWith("0 compared, which is no pass");
    }
  }

  private static List<String> disagreements(Report report, Texts texts) {
    List<String> found = new ArrayList<>();
    Check check = Check.of(report);
    status(check, texts, found);
    counts(check, texts.get(ReportFormat.COMMENT), found);
    for (ComparisonView view : check.view().comparisons()) {
      headline(view, texts, found);
      conditions(view, check.view(), texts, found);
      shares(view, texts, found);
    }
    money(check.view(), texts, found);
    return found;
  }

  /** Line 1, the exit code of the gate and that of the JSON. */
  private static void status(Check check, Texts texts, List<String> found) {
    String sign = check.exit() != 0 ? "❌" : check.status() == Status.UNDECIDED ? "❔" : "✅";
    for (ReportFormat format : List.of(ReportFormat.COMMENT, ReportFormat.MARKDOWN)) {
      String said = raw(texts.get(format).lines().findFirst().orElse(""));
      if (!said.equals("### " + sign + " " + check.line())) {
        found.add(format + ": " + said + " for exit code " + check.exit());
      }
    }
    gate(check, texts.get(ReportFormat.OPEN_METRICS), found);
    String shown =
        "What a pipeline is told: <b>%s</b>, %s <small>archbench gate exits with %d,"
            .formatted(check.status().text(), check.line(), check.exit());
    boolean files = check.view().provenance().isFiles(); // no gate is asked about those
    if (texts.get(ReportFormat.HTML).contains(shown) == files) {
      found.add("html does not say: " + shown);
    }
    ComparisonDocument document = json(texts);
    boolean nothingHere = check.gate().compared() == 0 && !document.pending().isEmpty();
    boolean failedInGate = check.gate().all().contains(4) && !nothingHere;
    if (failedInGate != (document.exit().code() == 4)) {
      found.add("json: exit " + document.exit() + " where the gate says " + check.gate().all());
    }
  }

  /** Exactly one status holds, that of the exit code beside it. */
  private static void gate(Check check, String metrics, List<String> found) {
    List<String> expected = new ArrayList<>();
    expected.add("exit_code " + check.exit());
    for (Status status : Status.values()) {
      String word = status.name().toLowerCase(Locale.ROOT);
      expected.add("status " + word + " " + (status == check.status() ? 1 : 0));
    }
    List<String> said =
        Pattern.compile("(?m)^archbench_gate_(\\w+)\\{.*?(?:status=\"(\\w+)\")?} (\\d+)$")
            .matcher(metrics)
            .results()
            .map(line -> Stream.of(line.group(1), line.group(2), line.group(3)))
            .map(parts -> parts.filter(Objects::nonNull).collect(Collectors.joining(" ")))
            .toList();
    if (!said.equals(expected)) {
      found.add("prom: " + said + " where the gate says " + expected);
    }
  }

  private static void counts(Check check, String comment, List<String> found) {
    String line = comment.lines().skip(1).findFirst().orElse("");
    COUNTED.forEach(
        (outcome, word) -> {
          Matcher matcher = Pattern.compile("([0-9]+) " + word).matcher(line);
          int counted = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
          if (counted != check.view().tally().of(outcome)) {
            found.add("comment: " + line);
          }
        });
  }

  private static void headline(ComparisonView view, Texts texts, List<String> found) {
    for (ReportFormat format : TABLES) {
      if (!plain(texts.get(format)).contains(plain(view.answer().conclusion()))) {
        found.add(format + ": does not say " + view.answer().conclusion());
      }
    }
    if (view.answer().outcome().isPresent()
        && !plain(texts.get(ReportFormat.COMMENT)).contains(plain(view.answer().conclusion()))) {
      found.add("comment: does not say " + view.answer().conclusion());
    }
    view.comparison()
        .certainty()
        .map(certainty -> "certainty " + CertaintyWords.word(certainty.word()))
        .filter(words -> view.answer().conclusion().contains("certainty"))
        .filter(words -> !view.answer().conclusion().contains(words))
        .ifPresent(words -> found.add("answer: not " + words));
  }

  private static void conditions(
      ComparisonView view, ReportView report, Texts texts, List<String> found) {
    String comment = plain(texts.get(ReportFormat.COMMENT));
    String margin = "%.0f %%".formatted(100 * report.facts().policy().alert());
    if (view.isIncomparable()) {
      return;
    }
    if (!comment.contains("at least " + margin)) {
      found.add("comment: margin is not " + margin);
    }
    IntSummaryStatistics units =
        view.cells().stream()
            .map(cell -> cell.cell().n())
            .flatMapToInt(n -> IntStream.of(n.baseline(), n.contender()))
            .summaryStatistics();
    String counts =
        (units.getMin() == units.getMax()
                ? ", " + units.getMin()
                : "between " + units.getMin() + " and " + units.getMax())
            + " "
            + view.comparison().unit()
            + "s a side";
    if (!comment.contains(counts)) {
      found.add("comment: units are not " + counts);
    }
  }

  private static void shares(ComparisonView view, Texts texts, List<String> found) {
    for (WorthRow row : view.worth().rows()) {
      for (ReportFormat format : TABLES) {
        String label = format == ReportFormat.TEXT ? "share of measured cost: " : "";
        if (!plain(texts.get(format)).contains(label + plain(row.shareWords()))) {
          found.add(format + ": no share " + row.shareWords());
        }
      }
    }
  }

  /** Verdicts on the cost of the whole: of the JSON, and as each of the others words them. */
  private static void money(ReportView view, Texts texts, List<String> found) {
    List<MoneyOutcome> inJson =
        json(texts).comparisons().stream()
            .flatMap(comparison -> comparison.whole().flatMap(Whole::value).stream())
            .map(Valuation::verdict)
            .map(MoneyOutcome::of)
            .sorted()
            .toList();
    if (!inJson.equals(view.money())) {
      found.add("json: " + inJson + " where the headline says " + view.money());
    }
    for (MoneyOutcome outcome : inJson) {
      if (!texts.get(ReportFormat.CSV).contains("," + outcome.word() + ",")) {
        found.add("csv: no " + outcome.word());
      }
    }
  }

  private static ComparisonDocument json(Texts texts) {
    return CanonicalJson.read(
        texts.get(ReportFormat.JSON).getBytes(StandardCharsets.UTF_8),
        ComparisonDocument.class,
        "comparison.json");
  }

  /** With the characters that Markdown holds as references. */
  private static String raw(String markdown) {
    return Pattern.compile("&#([0-9]+);")
        .matcher(markdown)
        .replaceAll(
            reference ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(reference.group(1)))))
        .replace("\u2060", "");
  }

  /** Without what a format does to spaces, dashes and markup. */
  private static String plain(String text) {
    return text.replaceAll("<[^>]*>", " ")
        .replace('–', '-')
        .replaceAll("[\\s\u00a0]+", " ")
        .replaceAll(" ([,.;:])", "$1");
  }
}
