package io.archbench.runner.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory, written as a Kubernetes quantity.
 *
 * @param bytes at least 1
 */
public record MemoryQuantity(@JsonValue long bytes) {
  static final String PATTERN = "[0-9]{1,15}(\\.[0-9]{1,6})?(Ki|Mi|Gi|Ti|k|M|G|T)?";
  private static final Pattern FORM = Pattern.compile("([0-9.]+)([A-Za-z]*)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "", 1L,
          "k", 1_000L,
          "M", 1_000_000L,
          "G", 1_000_000_000L,
          "T", 1_000_000_000_000L,
          "Ki", 1L << 10,
          "Mi", 1L << 20,
          "Gi", 1L << 30,
          "Ti", 1L << 40);

  @JsonCreator
  public MemoryQuantity {
    if (bytes < 1) {
      throw new IllegalArgumentException("memory must be positive: " + bytes);
    }
  }

  /**
   * Reads {@code 8Gi}, {@code 512Mi} or a plain number of bytes.
   *
   * @throws IllegalArgumentException if the text is no such quantity, or no whole number of bytes
   */
  public static MemoryQuantity parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!text.matches(PATTERN) || !matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a quantity such as 8Gi");
    }
    BigDecimal unit = BigDecimal.valueOf(UNITS.getOrDefault(matcher.group(2), 1L));
    try {
      return new MemoryQuantity(new BigDecimal(matcher.group(1)).multiply(unit).longValueExact());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("'" + text + "' is no whole number of bytes", e);
    }
  }
}
