package io.archbench.runner.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * A margin such as {@code 3%}: more than 0, less than 100.
 *
 * @param percent the number before the sign
 */
public record Percent(BigDecimal percent) {
  static final String PATTERN = "[0-9]{1,2}(\\.[0-9]{1,4})?%";

  public Percent {
    if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) >= 0) {
      throw new IllegalArgumentException("a percentage lies between 0% and 100%: " + percent);
    }
  }

  /**
   * Reads {@code 3%} or {@code 2.5%}.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  @JsonCreator
  public static Percent parse(String text) {
    if (!text.matches(PATTERN)) {
      throw new IllegalArgumentException("'" + text + "' is not a percentage such as 3%");
    }
    return new Percent(new BigDecimal(text.substring(0, text.length() - 1)));
  }

  /** The same as a fraction: 3 % is .03. */
  public double fraction() {
    return percent.movePointLeft(2).doubleValue();
  }

  @JsonValue
  @Override
  public String toString() {
    return percent.toPlainString() + "%";
  }
}
