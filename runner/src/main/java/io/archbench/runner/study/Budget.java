package io.archbench.runner.study;

import java.math.BigDecimal;
import java.util.Optional;

/** What a study may cost. */
public record Budget(
    @Key("Hours on the wall.") Optional<BigDecimal> hours,
    @Key("Hours over all nodes.") Optional<BigDecimal> nodeHours,
    @Key("US dollars.") Optional<Usd> usd) {
  public Budget {
    hours.ifPresent(value -> positive("hours", value));
    nodeHours.ifPresent(value -> positive("nodeHours", value));
  }

  private static void positive(String key, BigDecimal value) {
    if (value.signum() <= 0) {
      throw new ImpossibleValueException(key, "a number above 0", value.toPlainString());
    }
  }
}
