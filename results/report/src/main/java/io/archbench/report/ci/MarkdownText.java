package io.archbench.report.ci;

import java.util.stream.Collectors;

/**
 * Foreign text inside Markdown.
 *
 * <p>Punctuation becomes character references, which start no markup. Names stand in {@code
 * <code>}, where {@code @name} notifies nobody and {@code #1} links nowhere; in prose, an invisible
 * word joiner parts the sign from the name.
 */
final class MarkdownText {
  private static final String MARKUP = "&<>|*_~`[]\\@#$";
  private static final int LONGEST = 300;
  private static final int MOST_TO_PASTE = 2_000;

  private static final String LEFT_OUT = "(left out here: too long)";

  private MarkdownText() {}

  /** One line of code; longer text is cut, which is said by an ellipsis. */
  static String code(String text) {
    return "<code>" + escape(cut(text.replaceAll("\\s+", " ").strip())) + "</code>";
  }

  /** Lines to be pasted, which half of would do harm: whole, or it is said that they are not. */
  static String toPaste(String text) {
    String escaped = text.lines().map(line -> escape(line) + "\n").collect(Collectors.joining());
    return escaped.length() > MOST_TO_PASTE ? LEFT_OUT : "<pre>" + escaped + "</pre>";
  }

  /** One line to be pasted, inside others. */
  static String toPasteInLine(String text) {
    String escaped = escape(text);
    return escaped.length() > MOST_TO_PASTE ? LEFT_OUT : "<code>" + escaped + "</code>";
  }

  /** Several lines to be read; of longer ones the beginning. */
  static String block(String text) {
    StringBuilder lines = new StringBuilder("<pre>");
    text.lines().forEach(line -> lines.append(escape(cut(line))).append('\n'));
    return lines.append("</pre>").toString();
  }

  private static String cut(String text) {
    int points = text.codePointCount(0, text.length());
    return points <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }

  /** Prose that may hold foreign names, none of which takes the room of all others. */
  static String brief(String text) {
    return prose(cut(text));
  }

  /** Prose that may hold foreign names. */
  static String prose(String text) {
    return escape(text.replaceAll("\\s+", " ")).replaceAll("(&#(?:64|35);)", "$1&#8288;");
  }

  /** The text with each character that could start markup as a reference. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (MARKUP.indexOf(point) >= 0) {
                escaped.append("&#").append(point).append(';');
              } else {
                escaped.appendCodePoint(isInvisible(point) ? '\uFFFD' : point);
              }
            });
    return escaped.toString().replace("://", "&#58;//");
  }

  /** Such as marks that turn the direction of writing, which would have a name read as another. */
  private static boolean isInvisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
