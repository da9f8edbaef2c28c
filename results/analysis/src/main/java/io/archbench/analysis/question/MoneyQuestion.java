package io.archbench.analysis.question;

import io.archbench.analysis.price.FleetGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the answer is worth: prices, weights, and for whom.
 *
 * @param prices by variant; a variant without a price has no money figures
 * @param shares one for each suite, in the order of the plan
 * @param equalWeights whether cells have no weights, so that each of them counts the same
 * @param fleet whom the yearly sums are for
 * @param margin m: a price-performance inside 1 ± m is the same, as a fraction
 * @param mixPurchaseOptions whether prices of different purchase options may meet
 * @param imagesChecked whether a scan found out which images have both architectures
 * @param asOf day of the run, from which the age of prices counts
 */
public record MoneyQuestion(
    Map<String, VariantPrice> prices,
    List<SuiteShare> shares,
    boolean equalWeights,
    List<FleetGroup> fleet,
    double margin,
    boolean mixPurchaseOptions,
    boolean imagesChecked,
    LocalDate asOf) {
  /** Nothing is priced or weighed. */
  public static final MoneyQuestion NONE =
      new MoneyQuestion(Map.of(), List.of(), false, List.of(), .05, false, false, LocalDate.EPOCH);

  public MoneyQuestion {
    prices = Map.copyOf(prices);
    shares = List.copyOf(shares);
    fleet = List.copyOf(fleet);
  }
}
