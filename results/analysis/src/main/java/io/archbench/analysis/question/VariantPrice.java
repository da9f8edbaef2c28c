package io.archbench.analysis.question;

import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.NodeCost;
import io.archbench.analysis.price.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a variant's node costs.
 *
 * @param price as found, with its date and source
 * @param perHour the price with what the study puts on top, of a node that always runs
 * @param pricedAs whether the price is meant although the machine is another type
 * @param perMonth what the study puts on top, whether the node runs or not
 */
public record VariantPrice(Price price, Money perHour, boolean pricedAs, Money perMonth) {
  /** 24 × 365 ÷ 12. */
  private static final BigDecimal HOURS_PER_MONTH = BigDecimal.valueOf(730);

  /** So fine that a whole fleet's year is right to a fraction of a cent. */
  private static final int DECIMALS = 12;

  /** A price with nothing on top. */
  public VariantPrice(Price price, Money perHour, boolean pricedAs) {
    this(price, perHour, pricedAs, Money.zero(perHour.currency()));
  }

  /**
   * A price with something on top.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public static VariantPrice of(Price price, Money perMonth, boolean pricedAs) {
    BigDecimal onTop =
        perMonth
            .amount()
            .divide(HOURS_PER_MONTH, DECIMALS, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    Money perHour =
        perMonth.signum() == 0
            ? price.perHour()
            : price.perHour().plus(new Money(onTop, perMonth.currency()));
    return new VariantPrice(price, perHour, pricedAs, perMonth);
  }

  /** What a node costs, for sums over a fleet. */
  public NodeCost cost() {
    return new NodeCost(price.perHour(), perMonth);
  }
}
