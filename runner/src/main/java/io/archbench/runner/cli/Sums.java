package io.archbench.runner.cli;

import io.archbench.analysis.price.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes money and its fractions, the same under every default locale. */
final class Sums {
  private static final int DIGITS_OF_HOURS = 4;

  private Sums() {}

  /** An amount with two decimals and a comma at each thousand. */
  static String amount(Money money) {
    return String.format(Locale.ROOT, "%,.2f", money.rounded().amount());
  }

  /** {@code 541,368.00 USD}. */
  static String money(Money money) {
    return amount(money) + " " + money.currency();
  }

  /** {@code 541,368.00 USD a year cheaper}, or dearer. */
  static String yearly(Money saved) {
    return saved.signum() == 0
        ? "as dear as today's"
        : money(size(saved)) + " a year " + (saved.signum() < 0 ? "dearer" : "cheaper");
  }

  /** Both ends of a range; the currency is said once if they have one direction. */
  static String yearly(Money low, Money high) {
    boolean oneWay = low.signum() * high.signum() > 0;
    Money less = low.signum() < 0 ? high : low;
    return oneWay
        ? amount(size(less)) + " to " + yearly(less.equals(low) ? high : low)
        : yearly(low) + " to " + yearly(high);
  }

  private static Money size(Money saved) {
    return new Money(saved.amount().abs(), saved.currency());
  }

  /** An hour's price with at least four decimals, and as many as it has. */
  static String hourly(BigDecimal amount) {
    return String.format(
        Locale.ROOT, "%,." + Math.max(DIGITS_OF_HOURS, amount.scale()) + "f", amount);
  }

  /** {@code 26.8 % less}, {@code 4.5 % more}, or the same. */
  static String change(BigDecimal saved) {
    BigDecimal percent = percent(saved);
    return switch (percent.signum()) {
      case 1 -> percent.toPlainString() + " % less";
      case -1 -> percent.negate().toPlainString() + " % more";
      default -> saved.signum() == 0 ? "the same" : "almost the same";
    };
  }

  private static BigDecimal percent(BigDecimal fraction) {
    return fraction.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
  }

  /** A count with a comma at each thousand. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A ratio with at most four decimals. */
  static String ratio(BigDecimal ratio) {
    BigDecimal rounded = ratio.setScale(DIGITS_OF_HOURS, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.toPlainString();
  }
}
