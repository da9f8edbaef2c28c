package io.archbench.analysis.files;

import java.util.OptionalDouble;

/**
 * Numbers as {@code %f} prints them under any locale: a decimal comma, digits of other scripts, a
 * typographic minus; never with separators of thousands.
 */
final class LocalNumber {
  private static final String DECIMAL_SEPARATORS = ",\u066b";
  private static final String MINUS_SIGNS = "\u2212\ufe63\uff0d";

  private LocalNumber() {}

  /**
   * The number; empty for {@code NaN} and infinities.
   *
   * @throws NumberFormatException if it is none, with a message for people
   */
  static OptionalDouble parse(String text) {
    StringBuilder plain = new StringBuilder();
    text.strip()
        .codePoints()
        .filter(point -> Character.getType(point) != Character.FORMAT) // marks of direction
        .forEach(point -> plain.append(plain(point)));
    String number = plain.toString();
    if (number.matches("NaN|[+-]?Infinity")) {
      return OptionalDouble.empty();
    }
    if (!number.matches("[+-]?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?")) {
      throw new NumberFormatException("expected a number, found '" + text + "'");
    }
    double value = Double.parseDouble(number);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static String plain(int point) {
    if (Character.isDigit(point)) {
      return Integer.toString(Character.digit(point, 10));
    }
    if (DECIMAL_SEPARATORS.indexOf(point) >= 0) {
      return ".";
    }
    return MINUS_SIGNS.indexOf(point) >= 0 ? "-" : Character.toString(point);
  }
}
