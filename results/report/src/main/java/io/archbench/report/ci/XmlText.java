package io.archbench.report.ci;

/**
 * XML 1.0 that grows element by element, indented; not thread-safe.
 *
 * <p>Characters that XML forbids, even as references, or that nobody sees, become U+FFFD.
 */
final class XmlText {
  private static final String INDENT = "  ";
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private int depth;

  /** Begins an element; attributes are names and values in turn. */
  void open(String element, String... attributes) {
    begin(element, attributes);
    text.append(">\n");
    depth++;
  }

  /** Ends it. */
  void close(String element) {
    depth--;
    text.append(INDENT.repeat(depth)).append("</").append(element).append(">\n");
  }

  /** An element without content. */
  void leaf(String element, String... attributes) {
    begin(element, attributes);
    text.append("/>\n");
  }

  /** An element that holds text only. */
  void text(String element, String content, String... attributes) {
    begin(element, attributes);
    text.append('>').append(escaped(content)).append("</").append(element).append(">\n");
  }

  private void begin(String element, String... attributes) {
    text.append(INDENT.repeat(depth)).append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      // a parser would make blanks of them, and of two lines one
      text.append(escaped(attributes[i + 1]).replace("\n", "&#10;").replace("\t", "&#9;"));
      text.append('"');
    }
  }

  private static String escaped(String raw) {
    StringBuilder escaped = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(isAllowed(point) ? point : REPLACEMENT);
              }
            });
    return escaped.toString();
  }

  /**
   * The production {@code Char} of XML 1.0, but for the controls that it discourages and for marks
   * such as those that turn the direction of writing.
   */
  private static boolean isAllowed(int point) {
    boolean character =
        point == '\t'
            || point == '\n'
            || (point >= 0x20 && point < 0x7F)
            || (point > 0x9F && point < 0xD800)
            || (point > 0xDFFF && point < 0xFFFE)
            || point > 0xFFFF;
    return character && Character.getType(point) != Character.FORMAT;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
