package io.archbench.report.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.data.TrendJson;
import io.archbench.report.html.TrendPages;
import io.archbench.report.text.Glyphs;
import io.archbench.report.text.TextReport.Colour;
import io.archbench.report.text.TrendText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares what is written of each history with its golden file.
 *
 * <p>With {@code -Darchbench.golden.update=true} the files are written instead; look at their diff.
 */
class TrendGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/io/archbench/report/golden");
  private static final Locale USUAL = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(USUAL);
  }

  private static void isGolden(String name, String written) throws IOException {
    Path golden = GOLDEN.resolve(name);
    if (Boolean.getBoolean("archbench.golden.update")) {
      Files.writeString(golden, written);
    }
    assertThat(written).isEqualTo(Files.readString(golden));
  }

  private static String text(TrendFixture fixture) {
    return new TrendText(Colour.OFF, Glyphs.BLOCKS, TrendText.Rows.MOVED).text(fixture.report());
  }

  private static String all(TrendFixture fixture) {
    return new TrendText(Colour.OFF, Glyphs.ASCII, TrendText.Rows.ALL).text(fixture.report());
  }

  /** Style sheet and scripts are files of their own, and their digests differ with them. */
  private static String html(TrendFixture fixture) {
    return new TrendPages()
        .of(fixture.report()).stream()
            .map(page -> "== " + page.name() + "\n" + page.html())
            .collect(Collectors.joining())
            .replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>")
            .replaceAll("sha256-[^&]+", "sha256-");
  }

  @ParameterizedTest
  @EnumSource(TrendFixture.class)
  void textAndJsonAreWhatTheGoldenFilesHold(TrendFixture fixture) throws IOException {
    isGolden(fixture.fileName() + ".text", text(fixture));
    isGolden(fixture.fileName() + ".all.text", all(fixture));
    isGolden(fixture.fileName() + ".json", TrendJson.text(fixture.report()));
  }

  @Test
  void thePagesOfASmallHistoryAreWhatTheGoldenFileHolds() throws IOException {
    isGolden(TrendFixture.ONE_CHANGE.fileName() + ".html", html(TrendFixture.ONE_CHANGE));
  }

  @ParameterizedTest
  @EnumSource(TrendFixture.class)
  void allIsTheSameUnderOtherLocales(TrendFixture fixture) {
    String usual = all(fixture) + TrendJson.text(fixture.report()) + html(fixture);
    for (Locale locale :
        new Locale[] {Locale.GERMANY, Locale.of("tr", "TR"), Locale.of("ar", "EG")}) {
      Locale.setDefault(locale);
      assertThat(all(fixture) + TrendJson.text(fixture.report()) + html(fixture))
          .as("%s", locale)
          .isEqualTo(usual);
    }
  }
}
