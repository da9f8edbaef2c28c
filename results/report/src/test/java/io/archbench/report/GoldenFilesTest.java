package io.archbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.text.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares every format of every fixture with its golden file.
 *
 * <p>With {@code -Darchbench.golden.update=true} the files are written instead; look at their diff.
 */
class GoldenFilesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/io/archbench/report/golden");
  private static final Locale USUAL = Locale.getDefault();

  static Stream<Arguments> formats() {
    return Arrays.stream(Fixture.values())
        .flatMap(
            fixture ->
                Arrays.stream(ReportFormat.values()).map(format -> Arguments.of(fixture, format)));
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(USUAL);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isWhatTheGoldenFileHolds(Fixture fixture, ReportFormat format) throws IOException {
    Path golden = GOLDEN.resolve(fixture.fileName() + "." + format.label());
    String written = withoutAssets(Written.by(format, fixture.report()));
    if (Boolean.getBoolean("archbench.golden.update")) {
      Files.writeString(golden, written);
    }
    assertThat(written).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isTheSameUnderOtherLocales(Fixture fixture, ReportFormat format) {
    String usual = Written.by(format, fixture.report());
    for (Locale locale :
        new Locale[] {Locale.GERMANY, Locale.of("tr", "TR"), Locale.of("ar", "EG")}) {
      Locale.setDefault(locale);
      assertThat(Written.by(format, fixture.report())).as("%s", locale).isEqualTo(usual);
    }
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void theWideTableIsWhatItsGoldenFileHolds(Fixture fixture) throws IOException {
    Path golden = GOLDEN.resolve(fixture.fileName() + ".wide");
    ReportWriter writer = new TextReport(TextReport.Colour.OFF, TextReport.Layout.WIDE);
    String usual = Written.by(writer, fixture.report());
    if (Boolean.getBoolean("archbench.golden.update")) {
      Files.writeString(golden, usual);
    }

    assertThat(usual).isEqualTo(Files.readString(golden));
    Locale.setDefault(Locale.GERMANY);
    assertThat(Written.by(writer, fixture.report())).isEqualTo(usual);
  }

  /** Style sheet and scripts are files of their own, and their digests differ with them. */
  private static String withoutAssets(String text) {
    return text.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>")
        .replaceAll("sha256-[^&]+", "sha256-");
  }
}
