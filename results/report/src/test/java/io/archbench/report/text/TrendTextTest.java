package io.archbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.trend.SeriesTrend;
import io.archbench.analysis.trend.Trends;
import io.archbench.report.text.TextReport.Colour;
import io.archbench.report.trend.SeriesBuilder;
import io.archbench.report.trend.SeriesView;
import io.archbench.report.trend.TrendFixture;
import io.archbench.report.trend.TrendReport;
import io.archbench.report.trend.TrendView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrendTextTest {
  private static final String ESCAPE = "\u001b";

  private static String text(Colour colour, Glyphs glyphs, TrendText.Rows rows, TrendReport of) {
    return new TrendText(colour, glyphs, rows).text(of);
  }

  private static String spark(SeriesBuilder series, int most) {
    SeriesTrend trend = series.noisy(0, 1);
    TrendReport report = TrendFixture.report(new Trends(List.of(trend), List.of()));
    SeriesView view = TrendView.of(report).series().getFirst();
    return Sparkline.of(view, most, Glyphs.BLOCKS);
  }

  private static SeriesBuilder series(int nights) {
    return SeriesBuilder.of(
        TrendFixture.key("indexing/Search.term:thrpt:tmax"),
        SeriesBuilder.nights("nightly", nights));
  }

  @ParameterizedTest
  @EnumSource(TrendFixture.class)
  void noLineIsLongerThanATerminalIsWide(TrendFixture fixture) {
    for (TrendText.Rows rows : TrendText.Rows.values()) {
      assertThat(text(Colour.OFF, Glyphs.BLOCKS, rows, fixture.report()).lines())
          .allSatisfy(line -> assertThat(Columns.of(line)).as(line).isLessThanOrEqualTo(80));
    }
  }

  @ParameterizedTest
  @EnumSource(TrendFixture.class)
  void colourChangesNothingButColour(TrendFixture fixture) {
    String coloured = text(Colour.ON, Glyphs.BLOCKS, TrendText.Rows.ALL, fixture.report());
    String plain = text(Colour.OFF, Glyphs.BLOCKS, TrendText.Rows.ALL, fixture.report());

    assertThat(coloured.replaceAll(ESCAPE + "\\[[0-9;]*m", ""))
        .isEqualTo(plain)
        .doesNotContain(ESCAPE);
  }

  @ParameterizedTest
  @EnumSource(value = TrendFixture.class, mode = EnumSource.Mode.EXCLUDE, names = "HOSTILE")
  void digitsTakeThePlaceOfBlocks(TrendFixture fixture) {
    assertThat(text(Colour.OFF, Glyphs.ASCII, TrendText.Rows.ALL, fixture.report()))
        .doesNotContainPattern("[^\\x00-\\x7f·]");
  }

  @Test
  void hostileNamesDoNotReachTheTerminal() {
    assertThat(text(Colour.OFF, Glyphs.BLOCKS, TrendText.Rows.ALL, TrendFixture.HOSTILE.report()))
        .doesNotContain("\u202e", "\u0007", ESCAPE);
  }

  @Test
  void steadySeriesAreCountedUnlessAllAreAskedFor() {
    String moved =
        text(Colour.OFF, Glyphs.BLOCKS, TrendText.Rows.MOVED, TrendFixture.ONE_CHANGE.report());
    String all =
        text(Colour.OFF, Glyphs.BLOCKS, TrendText.Rows.ALL, TrendFixture.ONE_CHANGE.report());

    assertThat(moved).contains("1 series without a change").doesNotContain("Search.phrase");
    assertThat(all).contains("Search.phrase").doesNotContain("without a change");
  }

  @Test
  void aStepIsAStepOfTheLine() {
    assertThat(spark(series(8).shift(4, -.1), 30)).isEqualTo("████▁▁▁▁");
  }

  @Test
  void aLineWithoutNoiseIsInTheMiddle() {
    assertThat(spark(series(4), 30)).isEqualTo("▅▅▅▅");
  }

  @Test
  void aBreakIsAGapWithAScaleOfItsOwnOnBothSides() {
    assertThat(spark(series(8).machine(4, "B").shift(4, -1.0), 30)).isEqualTo("▅▅▅▅┊▅▅▅▅");
  }

  @Test
  void theNewestNightsFitWhateverBreaksThereAre() {
    assertThat(spark(series(40).shift(38, -.1), 30)).isEqualTo("█".repeat(28) + "▁▁");
    SeriesBuilder broken = series(40);
    for (int night = 1; night < 40; night++) {
      broken.machine(night, "M" + night);
    }
    assertThat(spark(broken, 30)).hasSizeLessThanOrEqualTo(30).matches("▅(┊▅)+");
    assertThat(spark(series(40).machine(11, "B"), 30)).isEqualTo("▅".repeat(29));
    assertThat(spark(series(40).machine(12, "B"), 30)).isEqualTo("▅┊" + "▅".repeat(28));
  }

  @Test
  void blocksAreDrawnUnlessTheTerminalSaysThatItHasNone() {
    assertThat(Glyphs.of(Map.of())).isEqualTo(Glyphs.BLOCKS);
    assertThat(Glyphs.of(Map.of("LANG", "C"))).isEqualTo(Glyphs.BLOCKS);
    assertThat(Glyphs.of(Map.of("LANG", "de_DE.UTF-8@euro"))).isEqualTo(Glyphs.BLOCKS);
    assertThat(Glyphs.of(Map.of("LANG", "en_US.utf8", "TERM", "xterm"))).isEqualTo(Glyphs.BLOCKS);
    assertThat(Glyphs.of(Map.of("TERM", "dumb"))).isEqualTo(Glyphs.ASCII);
    assertThat(Glyphs.of(Map.of("LANG", "de_DE.ISO-8859-1"))).isEqualTo(Glyphs.ASCII);
    assertThat(Glyphs.of(Map.of("LC_ALL", "de_DE.no such one", "LANG", "C.UTF-8")))
        .isEqualTo(Glyphs.ASCII);
  }
}
