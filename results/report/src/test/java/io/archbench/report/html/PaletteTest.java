package io.archbench.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
  private static final double AA = 4.5;

  /** Contrast of WCAG 2.2: (lighter + 0.05) ÷ (darker + 0.05). */
  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return .2126 * linear(rgb >> 16) + .7152 * linear(rgb >> 8) + .0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double share = (channel & 0xff) / 255.0;
    return share <= .04045 ? share / 12.92 : Math.pow((share + .055) / 1.055, 2.4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void textCanBeReadOnEveryGround(boolean dark) {
    Palette palette = dark ? Palette.DARK : Palette.LIGHT;
    for (String text : palette.texts()) {
      for (String ground : palette.grounds()) {
        assertThat(contrast(text, ground)).as("%s on %s", text, ground).isGreaterThan(AA);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void marksAndDotsStandOutFromTheZone(boolean dark) {
    Palette palette = dark ? Palette.DARK : Palette.LIGHT;
    for (String mark : palette.texts()) {
      assertThat(contrast(mark, palette.zone())).as(mark).isGreaterThan(3);
    }
  }

  @Test
  void theMeasureKnowsBlackWhiteAndAnUnreadableGrey() {
    assertThat(contrast("#000000", "#ffffff")).isEqualTo(21);
    assertThat(contrast("#999999", "#ffffff")).isLessThan(AA);
  }
}
