package io.archbench.runner.study;

import java.math.BigDecimal;
import java.util.Optional;

/** What a study may cost. */
public record Budget(
    @Key("Hours over all nodes.") Optional<BigDecimal> nodeHours,
    @Key("US dollars.") Optional<Usd> usd) {
  public Budget {
    if (nodeHours.isPresent() && nodeHours.get().signum() <= 0) {
      throw new ImpossibleValueException(
          "nodeHours", "a number above 0", nodeHours.get().toPlainString());
    }
  }
}
