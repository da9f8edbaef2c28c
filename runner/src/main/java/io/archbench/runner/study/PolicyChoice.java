package io.archbench.runner.study;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which differences matter, and which environment differences are allowed. */
public record PolicyChoice(
    @Key("A change smaller than this is no regression.") Percent alert,
    @Key("An interval inside this margin is equivalent.") Percent equivalence,
    @Key("A price-performance inside this margin is the same.") Percent moneyMargin,
    @Key("Whether a gate fails when nothing can be concluded.") boolean demandConclusion,
    @Key("Whether a gate asks for proof that no cell is slower by the equivalence margin.")
        boolean release,
    @Key("Of a study that detects: how many false alarms a month are borne.")
        Optional<BigDecimal> falseAlarms,
    @Key("tell: name what became worse in a history; fail: the gate fails for it.")
        ChangePoints changePoints,
    @Key("Environment fields that may differ.") List<String> allow,
    @Key("Margins for the cells that match a pattern; a later pattern wins.")
        Map<String, CellMargins> cells,
    @Key("Regressions that are known and borne for a while.") List<AcceptanceChoice> accept) {
  /** The same with that many false alarms a month. */
  PolicyChoice withFalseAlarms(BigDecimal perMonth) {
    return new PolicyChoice(
        alert,
        equivalence,
        moneyMargin,
        demandConclusion,
        release,
        Optional.of(perMonth),
        changePoints,
        allow,
        cells,
        accept);
  }

  public PolicyChoice {
    allow = List.copyOf(allow);
    accept = List.copyOf(accept);
    cells = Ordered.copy(cells);
    if (falseAlarms.filter(perMonth -> perMonth.signum() <= 0).isPresent()) {
      throw new ImpossibleValueException(
          "falseAlarms", "a number above 0, such as 1", falseAlarms.orElseThrow().toPlainString());
    }
  }
}
