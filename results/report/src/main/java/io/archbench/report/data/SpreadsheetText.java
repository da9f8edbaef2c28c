package io.archbench.report.data;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running text as a formula.
 *
 * <p>Text that starts with a character that begins a formula gets an apostrophe in front, which
 * spreadsheets take as "this is text". Plain numbers stay numbers.
 */
public final class SpreadsheetText {
  private static final String STARTS = "=+-@\t\r";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private SpreadsheetText() {}

  /** The text, inert. */
  public static String of(String text) {
    boolean formula = !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
    return formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }
}
