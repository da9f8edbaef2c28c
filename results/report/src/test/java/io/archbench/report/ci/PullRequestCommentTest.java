package io.archbench.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.Fixture;
import io.archbench.report.LongReports;
import io.archbench.report.Report;
import io.archbench.report.RunFacts;
import io.archbench.report.Written;
import io.archbench.report.view.ChangedRow;
import io.archbench.report.view.ReportView;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PullRequestCommentTest {
  private static String comment(Report report) {
    return Written.by(new PullRequestComment(), report);
  }

  @ParameterizedTest
  @CsvSource({"1, 600, 0", "1, 600, 10000", "300, 30, 10000", "600, 1, 10"})
  void staysBelowWhatHostsKeepAndCountsTheRest(int comparisons, int cells, int message) {
    String comment = comment(LongReports.of(comparisons, cells, message));

    assertThat(comment.length()).isLessThan(MarkdownReport.LIMIT);
    assertThat(comment).containsPattern("\n[0-9,]+ more changed benchmarks?\n");
    assertThat(comment).endsWith("\n<!-- archbench comment: long -->\n");
  }

  @ParameterizedTest
  @CsvSource({"1, 600, 0", "1, 600, 10000", "300, 30, 10000", "600, 1, 10"})
  void whatIsShownAndWhatIsCountedAreAllThereIs(int comparisons, int cells, int message) {
    Report report = LongReports.of(comparisons, cells, message);
    String comment = comment(report);
    int changed = ChangedRow.of(ReportView.of(report)).size();

    assertThat(rows(comment).size() + more(comment, "changed benchmark")).isEqualTo(changed);
    assertThat(
            comment.lines().filter(line -> line.startsWith("- contender")).count()
                + more(comment, "comparison"))
        .isEqualTo(comparisons);
  }

  private static int more(String comment, String noun) {
    return Pattern.compile("(?m)^([0-9,]+) more " + noun + "s?$")
        .matcher(comment)
        .results()
        .mapToInt(match -> Integer.parseInt(match.group(1).replace(",", "")))
        .sum();
  }

  @Test
  void aMergedRunIsMeasuredAgainInItsParts() {
    assertThat(comment(repeatedBy("archbench merge halves-1 halves-2")))
        .contains(
            "- Measure each part again, to confirm it, and merge the new runs in place of these:\n"
                + "<pre>archbench merge halves-1 halves-2\n</pre>")
        .doesNotContain("Measure again, to confirm it");
  }

  @Test
  void whatIsToBePastedIsWholeOrLeftOut() {
    String paths = "archbench merge" + " a-rather-long-name".repeat(50);

    assertThat(comment(repeatedBy(paths))).contains("<pre>" + paths + "\n</pre>");
    assertThat(comment(repeatedBy(paths.repeat(3))))
        .doesNotContain("rather-long")
        .contains("merge the new runs in place of these:\n(left out here: too long)\n");
    assertThat(Written.by(new MarkdownReport(), repeatedBy(paths)))
        .contains("to repeat: <code>" + paths + "</code>");
  }

  private static Report repeatedBy(String command) {
    Report report = Fixture.DEARER.report();
    RunFacts facts = report.facts();
    return new Report(
        report.document(),
        new RunFacts(
            facts.created(),
            facts.archbenchVersion(),
            facts.rounds(),
            facts.jmhSettings(),
            facts.rules(),
            facts.cells(),
            facts.ran(),
            facts.files(),
            facts.readiness(),
            facts.ranBy(),
            facts.notes(),
            command,
            facts.hashes()),
        report.samples());
  }

  @Test
  void showsTenRowsAtMost() {
    assertThat(rows(comment(LongReports.of(1, 9, 0)))).hasSize(9);
    assertThat(rows(comment(LongReports.of(1, 600, 0)))).hasSize(10);
    assertThat(comment(LongReports.of(1, 600, 0))).contains("\n590 more changed benchmarks\n");
  }

  @Test
  void failuresComeFirstThenWhatStandsOutMostOfItsNoise() {
    assertThat(rows(comment(Fixture.FAILED_CELL.report())))
        .satisfiesExactly(
            row -> assertThat(row).startsWith("| ✕ failed"),
            row -> assertThat(row).startsWith("| ✕ failed"),
            row -> assertThat(row).startsWith("| ▼ slower"));
    assertThat(rows(comment(Fixture.TWO_COMPARISONS.report())))
        .satisfiesExactly(
            row -> assertThat(row).contains("Search.term", "2.35 times"),
            row -> assertThat(row).contains("Aggregate", "8.3 % faster", "3.0 %"),
            row -> assertThat(row).contains("BulkIndex", "3.1 % slower", "1.9 %"));
  }

  @Test
  void whatDidNotChangeIsFoldedAway() {
    String comment = comment(Fixture.TWO_COMPARISONS.report());

    assertThat(comment.substring(0, comment.indexOf("<details>"))).doesNotContain("Search.sorted");
    assertThat(comment.substring(comment.indexOf("<details>"))).contains("Search.sorted");
  }

  @Test
  void namesStartNoMarkupNotifyNobodyAndDoNotTurnTheWriting() {
    String comment =
        comment(Fixture.HOSTILE_NAMES.report()) + comment(Fixture.HOSTILE_MONEY.report());

    assertThat(comment)
        .doesNotContain("@")
        .doesNotContainPattern("<(script|img|svg|i|u|b)\\b")
        .doesNotContain("`")
        .doesNotContain("https://")
        .doesNotContain("\u001b");
    assertThat(MarkdownText.brief("a\u202eb\u2066c\u200fd\u2028e\r\nf | @all"))
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe f &#124; &#64;&#8288;all");
    assertThat(rows(comment)).allSatisfy(row -> assertThat(row.split("\\|", -1)).hasSize(10));
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void everyCommentCanBeFoundAgain(Fixture fixture) {
    Report report = fixture.report();

    assertThat(comment(report).lines().toList().getLast())
        .isEqualTo(PullRequestComment.marker(report.document().study()));
  }

  @Test
  void aMarkerHoldsNothingThatEndsIt() {
    assertThat(PullRequestComment.marker("a--> <b>\n@c"))
        .isEqualTo("<!-- archbench comment: a-b-c -->");
  }

  @Test
  void onlyWhatNeedsSomethingDoneSaysWhatToDo() {
    assertThat(comment(Fixture.FILES.report()))
        .startsWith("### ✅ no action needed\n")
        .doesNotContain("What to do");
    assertThat(comment(Fixture.DEARER.report()))
        .contains("**What to do**", "reason: \"…\"", "until: ");
  }

  @Test
  void filesHaveNoStudyInWhichSomethingCouldBeAccepted() {
    Report files = Fixture.FILES.report();
    Report slower =
        new Report(Fixture.TWO_COMPARISONS.report().document(), files.facts(), files.samples());

    assertThat(comment(slower))
        .contains("1 regression", "Measure both sides again, then:")
        .doesNotContain("accept");
  }

  private static List<String> rows(String comment) {
    return comment.lines().filter(line -> line.matches("\\| [✕▼▲] .*")).toList();
  }
}
