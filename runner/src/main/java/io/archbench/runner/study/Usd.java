package io.archbench.runner.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/** An exact amount of US dollars, zero or more; its digits stay as they were written. */
public record Usd(BigDecimal amount) {
  static final String PATTERN = "[0-9]{1,12}(\\.[0-9]{1,6})?";

  public Usd {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("an amount must not be negative: " + amount);
    }
  }

  /**
   * Reads {@code 0.5620}.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  @JsonCreator
  public static Usd parse(String text) {
    if (!text.matches(PATTERN)) {
      throw new IllegalArgumentException("'" + text + "' is not an amount such as 0.5620");
    }
    return new Usd(new BigDecimal(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return amount.toPlainString();
  }
}
