package io.archbench.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.Fixture;
import io.archbench.report.LongReports;
import io.archbench.report.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownReportTest {
  @ParameterizedTest
  @CsvSource({"1, 5000, 0", "1, 5000, 10000", "300, 30, 10000", "5000, 1, 10"})
  void staysBelowWhatHostsKeepAndCountsTheRest(int comparisons, int cells, int message) {
    String markdown = Written.by(new MarkdownReport(), LongReports.of(comparisons, cells, message));

    assertThat(markdown.length()).isLessThan(MarkdownReport.LIMIT);
    assertThat(markdown).containsPattern("\n[0-9,]+ more (cell|comparison|variant|failure)s?\n");
    assertThat(markdown).endsWith("</sub>\n");
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
  void aVerdictOnCostIsTheSignOfTheFirstLine() {
    assertThat(Written.by(new MarkdownReport(), Fixture.PRICED_CHEAPER.report()))
        .startsWith("### ▲ arm64 against amd64: cheaper, certainty high\n");
    assertThat(Written.by(new MarkdownReport(), Fixture.DEARER.report()))
        .startsWith("### ▼ arm64 against amd64: dearer, certainty moderate\n");
    assertThat(Written.by(new MarkdownReport(), Fixture.TWO_LOADS.report()))
        .startsWith("### = arm64 against amd64: same cost, certainty moderate\n");
    assertThat(Written.by(new MarkdownReport(), Fixture.PRICED_UNDECIDED.report()))
        .startsWith("### ❔ arm64 against amd64: undecided, cannot tell which costs less\n");
  }

  @Test
  void theVerdictIsInTheFirstLine() {
    assertThat(Written.by(new MarkdownReport(), Fixture.FAILED_CELL.report()))
        .startsWith("### ❌ parallel against g1: 1 of 3 cells failed");
    assertThat(Written.by(new MarkdownReport(), Fixture.EMPTY.report()))
        .startsWith("### ❌ Nothing was compared");
    assertThat(Written.by(new MarkdownReport(), Fixture.PENDING_ARM64.report()))
        .startsWith("### ❔ Nothing was compared");
  }

  @Test
  void inProseASignIsPartedFromTheNameBehindIt() {
    assertThat(MarkdownText.prose("@all #1 https://x"))
        .isEqualTo("&#64;&#8288;all &#35;&#8288;1 https&#58;//x");
  }
}
