package io.archbench.report.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes numbers with the digits they deserve, the same under every default locale. */
public final class Figures {
  private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB"};
  private static final int MOST_DECIMALS = 3;

  private Figures() {}

  /**
   * Decimals that leave two significant digits of an uncertainty.
   *
   * @param halfWidth of the interval, in the unit that is printed
   * @return 0 to 3
   */
  static int decimals(double halfWidth) {
    if (!(halfWidth > 0) || Double.isInfinite(halfWidth)) {
      return 1;
    }
    int scale = BigDecimal.valueOf(halfWidth).round(new MathContext(2)).scale();
    return Math.clamp(scale, 0, MOST_DECIMALS);
  }

  /** The number with that many decimals and a comma at each thousand. */
  static String fixed(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  /** A raw score with four significant digits. */
  public static String score(double value) {
    return significant(value, 4);
  }

  /** Bytes with three significant digits, in decimal multiples. */
  public static String bytes(double value) {
    double scaled = value;
    int power = 0;
    while (scaled >= 999.5 && power < BYTES.length - 1) {
      scaled /= 1000;
      power++;
    }
    return significant(scaled, 3) + " " + BYTES[power];
  }

  /** The number with that many significant digits, never in exponent form. */
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "unknown";
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits));
    int decimals = rounded.signum() == 0 ? 0 : Math.max(0, rounded.scale());
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  /** A ratio with its uncertainty's digits, such as {@code 0.969}. */
  static String ratio(double value, double halfWidth) {
    return fixed(value, halfWidth > 0 ? Math.min(decimals(halfWidth), MOST_DECIMALS) : 2);
  }

  /** A count with a comma at each thousand. */
  static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A count with its noun, such as {@code 1 cell} or {@code 3 cells}. */
  public static String count(int number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
