package io.archbench.report.view;

import io.archbench.analysis.price.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes numbers with the digits they deserve, the same under every default locale. */
public final class Figures {
  private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB"};
  private static final int MOST_DECIMALS = 3;
  private static final double SMALLEST_PERCENT = .05;
  private static final double LARGEST_CONFIDENCE = .999;
  private static final int SMALLEST_PRICE = 6;
  private static final int PLAIN_DIGITS = 5;

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
    BigDecimal rounded = BigDecimal.valueOf(halfWidth).round(new MathContext(2));
    return Math.clamp(2 - digitsBeforePoint(rounded), 0, MOST_DECIMALS);
  }

  /** The number with that many decimals and a comma at each thousand. */
  public static String fixed(double value, int decimals) {
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
    int decimals = rounded.signum() == 0 ? 0 : Math.max(0, digits - digitsBeforePoint(rounded));
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  /** Negative where the first digit comes later than just behind the point. */
  private static int digitsBeforePoint(BigDecimal number) {
    return number.precision() - number.scale();
  }

  /**
   * The number with up to five significant digits and nothing between them, as programs read it.
   */
  static String plain(double value) {
    if (!Double.isFinite(value)) {
      return "unknown";
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(PLAIN_DIGITS));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** A fraction as a percentage with one decimal, or with one digit where that would show none. */
  public static String percent(double fraction) {
    double percent = fraction * 100;
    return (Math.abs(percent) < SMALLEST_PERCENT ? significant(percent, 1) : fixed(percent, 1))
        + " %";
  }

  /** A fraction as a percentage with two significant digits: as much as an uncertainty deserves. */
  static String noise(double fraction) {
    double percent = fraction * 100;
    return fixed(percent, decimals(percent)) + " %";
  }

  /** A share as a whole percentage. */
  static String share(double fraction) {
    return fixed(fraction * 100, 0) + " %";
  }

  /** A confidence, which is never 0 or 100 %. */
  public static String confidence(double confidence) {
    if (confidence > LARGEST_CONFIDENCE) {
      return "above 99.9 %";
    }
    return confidence < 1 - LARGEST_CONFIDENCE ? "below 0.1 %" : fixed(confidence * 100, 1) + " %";
  }

  /** An amount to the cent, without its sign. */
  static String cents(Money money) {
    return String.format(Locale.ROOT, "%,.2f %s", money.amount().abs(), money.currency());
  }

  /** An amount in whole units of its currency, without its sign. */
  static String whole(Money money) {
    return String.format(Locale.ROOT, "%,.0f %s", money.amount().abs(), money.currency());
  }

  /** An hourly price with all its digits, up to a millionth. */
  public static String perHour(Money money) {
    BigDecimal amount = money.amount();
    int scale = Math.min(amount.scale(), SMALLEST_PRICE);
    return amount.setScale(scale, RoundingMode.HALF_UP).toPlainString() + " " + money.currency();
  }

  /** A count with a comma at each thousand. */
  public static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A count with its noun, such as {@code 1 cell} or {@code 3 cells}. */
  public static String count(int number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
