package io.archbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.whole.Worth;
import io.archbench.report.CellBuilder;
import io.archbench.report.Fixture;
import io.archbench.report.LongReports;
import io.archbench.report.Report;
import io.archbench.report.Written;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextReportTest {
  private static final String ESCAPE = "\u001b";

  private static String plain(Report report) {
    return Written.by(new TextReport(TextReport.Colour.OFF), report);
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void noLineIsLongerThanATerminalIsWide(Fixture fixture) {
    assertThat(plain(fixture.report()).lines())
        .allSatisfy(line -> assertThat(Columns.of(line)).as(line).isLessThanOrEqualTo(80));
    assertThat(plain(LongReports.of(1, 2, 5000)).lines())
        .allSatisfy(line -> assertThat(Columns.of(line)).as(line).isLessThanOrEqualTo(80));
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void colourChangesNothingButColour(Fixture fixture) {
    String coloured = Written.by(new TextReport(TextReport.Colour.ON), fixture.report());

    assertThat(coloured.replaceAll(ESCAPE + "\\[[0-9;]*m", ""))
        .isEqualTo(plain(fixture.report()))
        .doesNotContain(ESCAPE);
  }

  @Test
  void onlyTheOneThatIsAskedForColourHasIt() {
    Report report = Fixture.TWO_COMPARISONS.report();

    assertThat(Written.by(new TextReport(TextReport.Colour.ON), report)).contains(ESCAPE);
    assertThat(plain(report)).doesNotContain(ESCAPE);
  }

  @Test
  void whatIsTooCloseToCallIsMarked() {
    assertThat(plain(Fixture.TWO_COMPARISONS.report()))
        .contains("~ 5.0 % slower to 1.1 % faster")
        .contains("3.1 % slower (1.2-4.9 %)");
  }

  /** Names as long and as wide as no benchmark should have. */
  private static Report wideNames() {
    CellComparison cell =
        CellBuilder.cell("wide/検索エンジン.全文検索の速度をはかる?語=e\u0301e\u0302%20%1B:thrpt:t1", "操作/s")
            .measured(12_345, .9, .88, .92, 5)
            .verdict(new Verdict.Regressed())
            .build();
    CellComparison latin =
        CellBuilder.cell("s/A.m:thrpt:t1", "ops/s")
            .measured(1, 1.2, 1.1, 1.3, 5)
            .verdict(new Verdict.Improved())
            .build();
    Report usual = Fixture.TWO_COMPARISONS.report();
    ComparisonDocument document = usual.document();
    return new Report(
        new ComparisonDocument(
            1,
            "1",
            document.study(),
            document.run(),
            document.workSha256(),
            document.design(),
            false,
            List.of(),
            List.of(
                new Comparison(
                    "基準の機械と呼ばれるもの",
                    "候補\u202e\u001b[31m🚀",
                    Pairing.SAME_NODE,
                    "block",
                    List.of(cell, latin),
                    List.of(),
                    Worth.NONE)),
            List.of(),
            List.of(),
            document.exit()),
        usual.facts(),
        usual.samples());
  }

  @Test
  void wideCharactersDoNotMoveTheColumns() {
    String text = plain(wideNames());

    assertThat(text).doesNotContain("\u202e", ESCAPE);
    assertThat(text.lines())
        .allSatisfy(line -> assertThat(Columns.of(line)).as(line).isLessThanOrEqualTo(80));
    assertThat(text.lines().filter(line -> line.endsWith("slower")))
        .anySatisfy(line -> assertThat(Columns.of(line)).isEqualTo(80));
  }

  @Test
  void theWideTableHasALineForEachCellWithItsColumnsBelowEachOther() {
    String text =
        Written.by(new TextReport(TextReport.Colour.OFF, TextReport.Layout.WIDE), wideNames());
    List<String> table =
        text.lines().dropWhile(line -> !line.startsWith("      verdict")).limit(3).toList();

    int change = column(table.get(0), "change");
    assertThat(column(table.get(1), "10.0 % slower")).isEqualTo(change);
    assertThat(column(table.get(2), "20 % faster")).isEqualTo(change);
    assertThat(text).doesNotContain("\u202e", ESCAPE);
  }

  private static int column(String line, String words) {
    assertThat(line).contains(words);
    return Columns.of(line.substring(0, line.indexOf(words)));
  }
}
