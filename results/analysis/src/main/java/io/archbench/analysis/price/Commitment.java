package io.archbench.analysis.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Baseline nodes that are paid for until a day, so that nothing is saved before it.
 *
 * @param days of the first year that are committed
 * @param year days of the first year
 */
record Commitment(Optional<LocalDate> until, long days, long year) {
  private static final int CENTS = 2;

  static Commitment of(FleetGroup group, LocalDate asOf) {
    long year = ChronoUnit.DAYS.between(asOf, asOf.plusYears(1));
    Optional<LocalDate> until = group.committedUntil().filter(day -> day.isAfter(asOf));
    long days = until.map(day -> Math.min(year, ChronoUnit.DAYS.between(asOf, day))).orElse(0L);
    return new Commitment(until, days, year);
  }

  /** What the first year has of a full year's sum, rounded once. */
  Money firstYear(Money fullYear) {
    BigDecimal part =
        fullYear
            .amount()
            .multiply(BigDecimal.valueOf(year - days))
            .divide(BigDecimal.valueOf(year), CENTS, RoundingMode.HALF_UP);
    return new Money(part, fullYear.currency());
  }

  Optional<String> words(Money fullYear) {
    return until.map(
        day ->
            "today's nodes are paid for until %s: nothing is saved on %d of the first year's %d days; a full year after that: %s"
                .formatted(day, days, year, fullYear.rounded()));
  }
}
