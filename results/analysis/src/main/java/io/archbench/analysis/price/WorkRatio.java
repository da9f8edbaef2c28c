package io.archbench.analysis.price;

import io.archbench.analysis.stats.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * The work of a contender node ÷ that of a baseline node, exact.
 *
 * @param low least favourable end of its interval; absent, with {@code high}, if there is none
 */
public record WorkRatio(BigDecimal value, Optional<BigDecimal> low, Optional<BigDecimal> high) {
  /** A node does the same work. */
  public static final WorkRatio ONE = WorkRatio.of(BigDecimal.ONE);

  /** Floating point carries noise in its last digits, which must not buy a node. */
  private static final MathContext SIGNIFICANT = new MathContext(9);

  public WorkRatio {
    if (low.isPresent() != high.isPresent()) {
      throw new IllegalArgumentException("a ratio has both limits or none");
    }
    BigDecimal least = low.orElse(value);
    if (least.signum() <= 0
        || least.compareTo(value) > 0
        || value.compareTo(high.orElse(value)) > 0) {
      throw new IllegalArgumentException(
          "a ratio is above 0 and inside its limits: " + value + ", " + low + ", " + high);
    }
  }

  /** A ratio without limits. */
  public static WorkRatio of(BigDecimal value) {
    return new WorkRatio(value, Optional.empty(), Optional.empty());
  }

  /** What was measured, with its 95 % interval, to nine significant digits. */
  public static WorkRatio of(Ratio measured) {
    return new WorkRatio(
        decimal(measured.value()),
        measured.low95().map(WorkRatio::decimal),
        measured.high95().map(WorkRatio::decimal));
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).round(SIGNIFICANT);
  }
}
