package io.archbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.Fixture;
import io.archbench.report.LongReports;
import io.archbench.report.Report;
import io.archbench.report.Written;
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
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    assertThat(plain(LongReports.of(1, 2, 5000)).lines())
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
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
}
