package io.archbench.analysis.question;

import io.archbench.analysis.price.FleetGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the answer is worth: prices, weights, and for whom.
 *
 * @param prices by variant; a variant without a price has no money figures
 * @param shares one for each suite, in the order of the plan
 * @param equalWeights whether cells have no weights, so that each of them counts the same
 * @param fleet whom the yearly sums are for
 * @param margin m: a price-performance inside 1 ± m is the same, as a fraction
 * @param mixPurchaseOptions whether prices of different purchase options may meet
 * @param imageDoubt why it is not known that all images run on both sides; empty if it is
 * @param asOf day of the run, from which the age of prices counts
 */
public record MoneyQuestion(
    Map<String, VariantPrice> prices,
    List<SuiteShare> shares,
    boolean equalWeights,
    List<FleetGroup> fleet,
    double margin,
    boolean mixPurchaseOptions,
    Optional<String> imageDoubt,
    LocalDate asOf) {
  /** No scan looked at the images. */
  public static final String NOT_CHECKED = "images not checked";

  /** Nothing is priced or weighed. */
  public static final MoneyQuestion NONE =
      new MoneyQuestion(
          Map.of(),
          List.of(),
          false,
          List.of(),
          .05,
          false,
          Optional.of(NOT_CHECKED),
          LocalDate.EPOCH);

  public MoneyQuestion {
    prices = Map.copyOf(prices);
    shares = List.copyOf(shares);
    fleet = List.copyOf(fleet);
  }
}
