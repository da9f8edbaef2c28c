package io.archbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void ideographsAndEmojiTakeTwoColumnsAndCombiningMarksNone() {
    assertThat(Columns.of("abc")).isEqualTo(3);
    assertThat(Columns.of("検索")).isEqualTo(4);
    assertThat(Columns.of("한글")).isEqualTo(4);
    assertThat(Columns.of("ﾊﾝｶｸ")).isEqualTo(4);
    assertThat(Columns.of("Ａ")).isEqualTo(2);
    assertThat(Columns.of("🚀")).isEqualTo(2);
    assertThat(Columns.of("e\u0301\u0302")).isEqualTo(1);
    assertThat(Columns.of("µs ≤ ▲ ~")).isEqualTo(8);
  }

  @Test
  void wordsArePaddedToColumnsNotCharacters() {
    assertThat(Lines.right("検索", 6)).isEqualTo("  検索");
    assertThat(Lines.left("e\u0301", 3)).isEqualTo("e\u0301  ");
  }

  @Test
  void linesAreCutByColumnsAndNoMarkIsPartedFromItsLetter() {
    assertThat(Lines.wrap("検索検索検索", 5)).containsExactly("検索", "検索", "検索");
    assertThat(Lines.wrap("ae\u0301bc", 2)).containsExactly("ae\u0301", "bc");
    assertThat(Lines.wrap("🚀🚀", 3)).containsExactly("🚀", "🚀");
    assertThat(Lines.wrap("検", 1)).containsExactly("検");
  }
}
