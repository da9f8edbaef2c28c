package io.archbench.analysis.whole;

import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.Price;
import java.util.List;

/**
 * The prices of both sides.
 *
 * @param breakEven the ratio of work at which a unit of it costs the same: contender's price ÷
 *     baseline's
 * @param notes what makes the prices less than alike: memory, local disk, date, what is excluded
 */
public record Pricing(Side baseline, Side contender, double breakEven, List<String> notes) {
  public Pricing {
    notes = List.copyOf(notes);
  }

  /**
   * One side's price.
   *
   * @param perHour the price with what the study puts on top
   * @param pricedAs whether it is meant although the machine is another type
   * @param measuredOn machine types, or CPU models where no type is known
   */
  public record Side(Price price, Money perHour, boolean pricedAs, List<String> measuredOn) {
    public Side {
      measuredOn = List.copyOf(measuredOn);
    }
  }
}
