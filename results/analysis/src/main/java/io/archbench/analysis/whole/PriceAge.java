package io.archbench.analysis.whole;

import io.archbench.analysis.price.Price;
import io.archbench.analysis.price.PurchaseOption;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Prices change: from some age on, one may no longer be what a node costs. */
public final class PriceAge {
  private static final long OLDEST_DAYS = 180;
  private static final long OLDEST_SPOT_DAYS = 1;

  private PriceAge() {}

  /** A sentence on a price that is too old on that day; a day on which it is valid has age 0. */
  public static Optional<String> complaint(Price price, LocalDate asOf) {
    long days = ChronoUnit.DAYS.between(price.date(), asOf);
    long oldest = price.purchase() == PurchaseOption.SPOT ? OLDEST_SPOT_DAYS : OLDEST_DAYS;
    return days <= oldest
        ? Optional.empty()
        : Optional.of(
            "the price of %s is %d days old (%s)".formatted(price.product(), days, price.date()));
  }
}
