package io.archbench.report.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays out lines, of at most 80 columns unless another width is asked for; control characters of
 * foreign text are made visible.
 */
public final class Lines {
  /** Columns of a terminal. */
  public static final int WIDTH = 80;

  private static final String TIE = "\u00a0";

  private final StringBuilder text = new StringBuilder();
  private final int width;

  /** Lines of a terminal's width. */
  public Lines() {
    this(WIDTH);
  }

  private Lines(int width) {
    this.width = width;
  }

  /** Lines that are never wrapped. */
  static Lines unlimited() {
    return new Lines(Integer.MAX_VALUE);
  }

  /** An empty line. */
  public void blank() {
    text.append('\n');
  }

  /** A paragraph, wrapped at blanks; longer words are cut. */
  public void paragraph(String indent, String words) {
    paragraph(indent, indent, words);
  }

  /** A paragraph whose first line has an indent of its own. */
  public void paragraph(String first, String others, String words) {
    String indent = first;
    String tied = clean(words).replace(" %", TIE + "%");
    for (String line : wrap(tied, width - Columns.of(others))) {
      line(indent + line.replace(TIE, " "));
      indent = others;
    }
  }

  /** A line as it is, without trailing blanks. */
  public void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }

  /** The words in parts that fit beside what has to stand on the same line. */
  List<String> beside(String words, int reserved) {
    return wrap(clean(words), width - reserved);
  }

  static List<String> wrap(String words, int width) {
    List<String> lines = new ArrayList<>();
    String rest = words.strip();
    while (Columns.of(rest) > width) {
      int most = Math.max(Columns.fitting(rest, width), rest.offsetByCodePoints(0, 1));
      int blank = rest.lastIndexOf(' ', most);
      int cut = blank > most / 3 ? blank : most;
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    if (lines.isEmpty() || !rest.isEmpty()) {
      lines.add(rest);
    }
    return lines;
  }

  /** The words, with blanks before them up to the width. */
  public static String right(String words, int width) {
    return blanks(words, width) + words;
  }

  /** The words, with blanks behind them up to the width. */
  public static String left(String words, int width) {
    return words + blanks(words, width);
  }

  private static String blanks(String words, int width) {
    return " ".repeat(Math.max(0, width - Columns.of(words)));
  }

  /** One line without control characters, which could otherwise move the cursor or recolour. */
  public static String clean(String words) {
    StringBuilder cleaned = new StringBuilder(words.length());
    words
        .replace('–', '-')
        .codePoints()
        .map(point -> Character.isWhitespace(point) ? ' ' : point)
        .map(point -> visible(point) ? point : '?')
        .forEach(cleaned::appendCodePoint);
    return cleaned.toString();
  }

  private static boolean visible(int point) {
    int type = Character.getType(point);
    return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
