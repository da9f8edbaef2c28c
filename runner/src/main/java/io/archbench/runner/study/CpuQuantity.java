package io.archbench.runner.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * A CPU request, written as a Kubernetes quantity.
 *
 * @param millis thousandths of a CPU, at least 1
 */
public record CpuQuantity(@JsonValue long millis) {
  static final String PATTERN = "[0-9]{1,9}m|[0-9]{1,6}(\\.[0-9]{1,3})?";

  @JsonCreator
  public CpuQuantity {
    if (millis < 1) {
      throw new IllegalArgumentException("CPUs must be positive: " + millis + "m");
    }
  }

  /**
   * Reads {@code 500m}, {@code 1} or {@code 1.5}.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static CpuQuantity parse(String text) {
    if (!text.matches(PATTERN)) {
      throw new IllegalArgumentException("'" + text + "' is not a quantity such as 500m");
    }
    return text.endsWith("m")
        ? new CpuQuantity(Long.parseLong(text.substring(0, text.length() - 1)))
        : new CpuQuantity(new BigDecimal(text).movePointRight(3).longValueExact());
  }
}
