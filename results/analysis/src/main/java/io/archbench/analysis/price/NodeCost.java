package io.archbench.analysis.price;

/**
 * What one node costs.
 *
 * @param perHour while it runs
 * @param perMonth on top, whether it runs or not, such as a disk
 */
public record NodeCost(Money perHour, Money perMonth) {
  private static final int MONTHS = 12;

  public NodeCost {
    if (!perHour.currency().equals(perMonth.currency())) {
      throw new MixedPricesException(
          "%s an hour and %s a month are different currencies: state both in one"
              .formatted(perHour, perMonth));
    }
    if (perHour.signum() <= 0 || perMonth.signum() < 0) {
      throw new IllegalArgumentException(
          "a node costs more than 0: %s an hour, %s a month".formatted(perHour, perMonth));
    }
  }

  /** A node that costs nothing on top. */
  public static NodeCost of(Money perHour) {
    return new NodeCost(perHour, Money.zero(perHour.currency()));
  }

  /** Exact, of a node that runs that many hours a year. */
  public Money perYear(int hours) {
    return perHour.times(hours).plus(perMonth.times(MONTHS));
  }
}
