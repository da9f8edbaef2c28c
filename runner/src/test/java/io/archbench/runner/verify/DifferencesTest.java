package io.archbench.runner.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.ReportFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private static List<Difference> json(String report, String run) {
    return JsonDifferences.of(report, run).orElseThrow();
  }

  @Test
  void jsonIsToldByPath() {
    assertThat(
            json(
                "{\"a\": [1, {\"b/c\": 2.5}], \"d\": 1}", "{\"a\": [1, {\"b/c\": 2.6}], \"d\": 1}"))
        .containsExactly(new Difference("/a/1/b~1c", "2.5", "2.6"));
    assertThat(json("{\"a\": 1}", "{\"a\": 1, \"b\": null}"))
        .containsExactly(new Difference("/b", "", "null"));
    assertThat(json("{\"a\": [1, 2]}", "{\"a\": [1]}"))
        .containsExactly(new Difference("/a/1", "2", ""));
    assertThat(json("{\"a\": 1}", "{ \"a\" : 1 }")).isEmpty();
    assertThat(JsonDifferences.of("{\"a\": ", "{}")).isEmpty();
  }

  @Test
  void linesAreToldByNumber() {
    assertThat(LineDifferences.of("a\nb\nc\n", "a\nx\nc\n"))
        .containsExactly(new Difference("line 2", "b", "x"));
  }

  @Test
  void aLineThatOnlyOneHasDoesNotMakeAllBehindItDiffer() {
    assertThat(LineDifferences.of("a\nmore\nb\nc\nd\n", "a\nb\nc\nD\n"))
        .containsExactly(
            new Difference("line 2", "more", ""),
            new Difference("line 5", "d", ""),
            new Difference("line 6", "", "D"));
    assertThat(LineDifferences.of("a\nc\n", "a\nb\nc\n"))
        .containsExactly(new Difference("line 2", "", "b"));
  }

  @Test
  void ofALongLineItShowsWhereItDiffers() {
    String before = "x".repeat(500);

    assertThat(LineDifferences.of(before + "1" + before, before + "2" + before))
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.where()).isEqualTo("line 1, from character 471");
              assertThat(difference.report()).hasSizeLessThan(110).contains("x1x");
              assertThat(difference.run()).contains("x2x");
            });
  }

  @Test
  void lineEndsAreADifferenceToo() {
    assertThat(LineDifferences.of("a\r\nb\r\n", "a\nb\n"))
        .containsExactly(new Difference("line ends", "with carriage returns", "one at the end"));
    assertThat(LineDifferences.of("a", "a\n")).hasSize(1);
  }

  @Test
  void theFormatIsThatOfTheNameOrElseTheNearest() {
    List<Candidate> candidates =
        List.of(
            new Candidate(ReportFormat.TEXT, "report.txt", "headline\nslower 3.1\nsame 0.4\n"),
            new Candidate(ReportFormat.CSV, "results.csv", "level,study\ncell,demo\n"),
            new Candidate(ReportFormat.JSON, "comparison.json", "{\n  \"a\" : 1\n}\n"));

    assertThat(nearest(candidates, "results.csv", "anything")).contains(ReportFormat.CSV);
    assertThat(nearest(candidates, "mail.txt", "headline\nslower 3.2\nsame 0.4\n"))
        .contains(ReportFormat.TEXT);
    assertThat(nearest(candidates, "x", "{\"a\":2}")).contains(ReportFormat.JSON);
    assertThat(nearest(candidates, "x", "Dear all,\nplease find attached\n")).isEmpty();
  }

  private static Optional<ReportFormat> nearest(
      List<Candidate> candidates, String name, String text) {
    return Candidate.nearest(candidates, name, text).map(Candidate::format);
  }

  @Test
  void numbersAreCountedThatPeopleRead() {
    assertThat(
            Numbers.in(
                new Candidate(
                    ReportFormat.TEXT, "report.txt", "3.1 % slower (1.2-4.9 %), 123,500\n")))
        .isEqualTo(4);
    assertThat(
            Numbers.in(
                new Candidate(
                    ReportFormat.HTML,
                    "report.html",
                    "<style>p{top:1px}</style><p id=\"c1\" x=\"2\">41.27</p>")))
        .isEqualTo(1);
  }
}
