package io.archbench.report.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.stream.Stream;

/** What sparklines are drawn with. */
public enum Glyphs {
  BLOCKS("▁▂▃▄▅▆▇█", '┊'),
  /** Digits, for terminals that have no blocks. */
  ASCII("12345678", '|');

  /** How many heights there are. */
  static final int HEIGHTS = 8;

  private final String heights;
  private final char gap;

  Glyphs(String heights, char gap) {
    this.heights = heights;
    this.gap = gap;
  }

  /**
   * What a terminal shows: blocks, unless it is dumb or its locale names another charset than
   * UTF-8. Containers name none, and what they print is read as UTF-8.
   */
  public static Glyphs of(Map<String, String> environment) {
    String locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("");
    int dot = locale.indexOf('.');
    boolean other = dot >= 0 && !isUtf8(locale.substring(dot + 1).replaceFirst("@.*", ""));
    return other || "dumb".equals(environment.get("TERM")) ? ASCII : BLOCKS;
  }

  private static boolean isUtf8(String charset) {
    try {
      return Charset.forName(charset).equals(StandardCharsets.UTF_8);
    } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
      return false;
    }
  }

  /** From the lowest, 0, to the highest. */
  char height(int height) {
    return heights.charAt(height);
  }

  /** A break. */
  char gap() {
    return gap;
  }
}
