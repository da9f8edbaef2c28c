package io.archbench.analysis.price;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount of one currency, of either sign; written as a string, so that no reader rounds
 * it.
 *
 * @param currency ISO 4217 code
 */
public record Money(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency)
    implements Comparable<Money> {
  private static final int CENTS = 2;

  public Money {
    if (!isCurrency(currency)) {
      throw new IllegalArgumentException("'" + currency + "' is not a currency such as USD");
    }
  }

  /** Whether the text has the form of a currency's code. */
  static boolean isCurrency(String text) {
    return text.length() == 3 && text.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
  }

  /** Nothing, in that currency. */
  public static Money zero(String currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /** US dollars. */
  public static Money usd(String amount) {
    return new Money(new BigDecimal(amount), "USD");
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money plus(Money other) {
    return new Money(amount.add(inSameCurrency(other)), currency);
  }

  /**
   * The difference.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money minus(Money other) {
    return new Money(amount.subtract(inSameCurrency(other)), currency);
  }

  /** That many times the amount, exact. */
  public Money times(BigDecimal factor) {
    return new Money(amount.multiply(factor), currency);
  }

  /** That many times the amount, exact. */
  public Money times(long factor) {
    return times(BigDecimal.valueOf(factor));
  }

  /** -1, 0 or 1. */
  public int signum() {
    return amount.signum();
  }

  /** Rounded half up to whole cents: once, at the end of a sum. */
  public Money rounded() {
    return new Money(amount.setScale(CENTS, RoundingMode.HALF_UP), currency);
  }

  /**
   * Compares amounts.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    return amount.compareTo(inSameCurrency(other));
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }

  private BigDecimal inSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "%s and %s are different currencies: state both prices in one".formatted(this, other));
    }
    return other.amount;
  }
}
