package io.archbench.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.Fixture;
import io.archbench.report.LongReports;
import io.archbench.report.Report;
import io.archbench.report.Written;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTest {
  @ParameterizedTest
  @CsvSource({"1, 5000, 0", "1, 5000, 10000", "300, 30, 10000", "5000, 1, 10"})
  void staysBelowWhatHostsKeepAndCountsTheRest(int comparisons, int cells, int message) {
    String markdown = Written.by(new MarkdownReport(), LongReports.of(comparisons, cells, message));

    assertThat(markdown.length()).isLessThan(MarkdownReport.LIMIT);
    assertThat(markdown).containsPattern("\n[0-9,]+ more (cell|comparison|variant|failure)s?\n");
    assertThat(markdown).endsWith("</sub>\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 100, 10_000})
  void comparisonsThatAreShownAndThoseThatAreCountedAreAllThereAre(int message) {
    String markdown = Written.by(new MarkdownReport(), LongReports.of(300, 30, message));

    long shown = markdown.lines().filter(line -> line.startsWith("#### ")).count();
    Matcher more = Pattern.compile("(?m)^([0-9]+) more comparisons$").matcher(markdown);
    assertThat(more.find()).isTrue();
    assertThat(shown + Integer.parseInt(more.group(1))).isEqualTo(300);
  }

  @Test
  void aShortReportLeavesNothingOut() {
    assertThat(Written.by(new MarkdownReport(), Fixture.TWO_COMPARISONS.report()))
        .doesNotContainPattern("(?m)^[0-9,]+ more ");
  }

  @Test
  void namesStartNoMarkupAndNotifyNobody() {
    String markdown = Written.by(new MarkdownReport(), Fixture.HOSTILE_NAMES.report());

    assertThat(markdown)
        .doesNotContain("@")
        .doesNotContain("<script>")
        .doesNotContain("<img")
        .doesNotContain("`")
        .doesNotContain("\u001b");
    assertThat(markdown.lines().filter(line -> line.startsWith("| ")))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.split("\\|", -1)).hasSize(10));
  }

  @Test
  void namesInMoneyStartNoMarkupAndNotifyNobody() {
    String markdown = Written.by(new MarkdownReport(), Fixture.HOSTILE_MONEY.report());

    assertThat(markdown)
        .doesNotContain("@")
        .doesNotContainPattern("<(script|img|svg|i|u|b)\\b")
        .doesNotContain("`")
        .doesNotContain("https://")
        .doesNotContain("\u001b");
    assertThat(markdown.lines().filter(line -> line.startsWith("| ")))
        .hasSize(8)
        .allSatisfy(line -> assertThat(line.split("\\|", -1).length).isBetween(8, 10));
  }

  @Test
  void aVerdictOnCostIsTheSecondLine() {
    assertThat(secondLine(Fixture.PRICED_CHEAPER))
        .isEqualTo("**arm64 against amd64: ▲ cheaper, certainty high**");
    assertThat(secondLine(Fixture.DEARER))
        .isEqualTo("**arm64 against amd64: ▼ dearer, certainty moderate**");
    assertThat(secondLine(Fixture.TWO_LOADS))
        .isEqualTo("**arm64 against amd64: = same cost, certainty moderate**");
    assertThat(secondLine(Fixture.PRICED_UNDECIDED))
        .isEqualTo("**arm64 against amd64: ? undecided, cannot tell which costs less**");
  }

  private static String secondLine(Fixture fixture) {
    return Written.by(new MarkdownReport(), fixture.report()).lines().toList().get(1);
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void theFirstLineIsThatOfTheComment(Fixture fixture) {
    Report report = fixture.report();

    assertThat(Written.by(new MarkdownReport(), report).lines().findFirst())
        .isEqualTo(Written.by(new PullRequestComment(), report).lines().findFirst());
  }

  @Test
  void inProseASignIsPartedFromTheNameBehindIt() {
    assertThat(MarkdownText.prose("@all #1 https://x"))
        .isEqualTo("&#64;&#8288;all &#35;&#8288;1 https&#58;//x");
  }
}
