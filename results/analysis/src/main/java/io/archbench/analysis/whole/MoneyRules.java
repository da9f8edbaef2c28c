package io.archbench.analysis.whole;

import io.archbench.analysis.stats.Forecast;
import io.archbench.analysis.stats.Interval;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.verdict.Verdict.Settle;
import io.archbench.analysis.verdict.VerdictRules;
import io.archbench.analysis.whole.MoneyVerdict.Cheaper;
import io.archbench.analysis.whole.MoneyVerdict.Dearer;
import io.archbench.analysis.whole.MoneyVerdict.Same;
import io.archbench.analysis.whole.MoneyVerdict.Undecided;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The rules of the money verdict (statistics.md §2): cheaper or dearer if the 95 % interval of
 * price-performance is clear of 1, the same if the 90 % interval lies inside 1 ± margin.
 *
 * @param margin as a fraction
 * @param paired whether the estimate comes from paired units
 */
record MoneyRules(double margin, boolean paired) {
  private static final double CONFIDENCE = .95;
  private static final double SAME_CONFIDENCE = .90;

  /**
   * Judges price-performance.
   *
   * @param units of the smaller side
   * @param pricePerformance absent where there is no interval
   */
  MoneyVerdict judge(
      int units, Optional<LogRatioEstimate> pricePerformance, Circumstances circumstances) {
    if (circumstances.barred().isPresent()) {
      return new Undecided(circumstances.barred().get(), Optional.empty());
    }
    if (units < VerdictRules.ENOUGH_UNITS || pricePerformance.isEmpty()) {
      return tooFew(units, circumstances);
    }
    return decided(pricePerformance.get())
        .orElseGet(() -> noisy(units, pricePerformance.get(), circumstances));
  }

  private Optional<MoneyVerdict> decided(LogRatioEstimate pricePerformance) {
    Interval wide = pricePerformance.ratioInterval(CONFIDENCE);
    if (wide.low() > 1) {
      return Optional.of(new Cheaper(wide.low() > 1 + margin));
    }
    if (wide.high() < 1) {
      return Optional.of(new Dearer(wide.high() < 1 - margin));
    }
    Interval narrow = pricePerformance.ratioInterval(SAME_CONFIDENCE);
    return narrow.low() > 1 - margin && narrow.high() < 1 + margin
        ? Optional.of(new Same())
        : Optional.empty();
  }

  private static Undecided tooFew(int units, Circumstances circumstances) {
    int further = Math.max(0, VerdictRules.ENOUGH_UNITS - units);
    return new Undecided(
        "%s: a verdict needs %d"
            .formatted(Words.count(units, circumstances.unit()), VerdictRules.ENOUGH_UNITS),
        Optional.of(settle(further, circumstances)));
  }

  private Undecided noisy(int units, LogRatioEstimate estimate, Circumstances circumstances) {
    Forecast forecast =
        paired ? Forecast.paired(estimate, units) : Forecast.independent(estimate, units);
    OptionalInt further = forecast.unitsUntil(narrower -> decided(narrower).isPresent());
    String either = "it may be cheaper or dearer; ";
    if (further.isEmpty()) {
      return new Undecided(
          either + "no feasible number of units narrows the interval enough", Optional.empty());
    }
    Settle settle = settle(further.getAsInt(), circumstances);
    return new Undecided(
        either
            + "forecast: %s more a side%s for a verdict if the ratio stays"
                .formatted(
                    Words.count(settle.units(), circumstances.unit()),
                    settle.hours() > 0 ? " (" + Words.duration(settle.hours()) + ")" : ""),
        Optional.of(settle));
  }

  private static Settle settle(int units, Circumstances circumstances) {
    return new Settle(
        units, circumstances.unit(), units * circumstances.hoursPerUnit(), Optional.empty());
  }
}
