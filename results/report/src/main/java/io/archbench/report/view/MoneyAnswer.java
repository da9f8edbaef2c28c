package io.archbench.report.view;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.whole.Pricing;
import io.archbench.analysis.whole.Valuation;
import io.archbench.analysis.whole.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer about money, or why there is none.
 *
 * @param outcome absent without a verdict
 * @param conclusion such as {@code cheaper, certainty high}
 */
record MoneyAnswer(
    Optional<MoneyOutcome> outcome, Optional<String> conclusion, List<String> sentences) {
  MoneyAnswer {
    sentences = List.copyOf(sentences);
  }

  static MoneyAnswer of(Comparison comparison, boolean demonstration) {
    Optional<Valuation> value = comparison.whole().flatMap(Whole::value);
    return comparison
        .pricing()
        .map(pricing -> priced(comparison, pricing, value, demonstration))
        .orElseGet(() -> unpriced(comparison, demonstration));
  }

  private static MoneyAnswer priced(
      Comparison comparison, Pricing pricing, Optional<Valuation> value, boolean demonstration) {
    PriceWords prices = PriceWords.of(comparison, pricing);
    if (value.isEmpty()) {
      return nothingMeasured(prices);
    }
    PricedWhole whole =
        new PricedWhole(comparison, comparison.whole().orElseThrow(), value.get(), prices);
    return new MoneyAnswer(
        Optional.of(whole.outcome()),
        Optional.of(conclusion(whole)),
        demonstration ? whole.demonstration() : whole.sentences());
  }

  private static MoneyAnswer nothingMeasured(PriceWords prices) {
    String why =
        ". No cell that stands for its suite was measured on both sides, so there is no verdict on"
            + " cost.";
    return new MoneyAnswer(
        Optional.empty(),
        Optional.empty(),
        List.of(prices.breakEven() + ", " + prices.which() + why));
  }

  private static String conclusion(PricedWhole whole) {
    return switch (whole.outcome()) {
      case UNDECIDED -> "undecided, cannot tell which costs less";
      case CHEAPER, DEARER, SAME ->
          whole.outcome().word() + whole.certainty().map(word -> ", certainty " + word).orElse("");
    };
  }

  private static MoneyAnswer unpriced(Comparison comparison, boolean demonstration) {
    List<String> sentences = new ArrayList<>();
    comparison.unpriced().stream().map(Sentence::of).forEach(sentences::add);
    if (!sentences.isEmpty() && !demonstration) {
      comparison.whole().map(whole -> hint(comparison, whole)).ifPresent(sentences::add);
    }
    return new MoneyAnswer(Optional.empty(), Optional.empty(), sentences);
  }

  /** At which price a unit of work would cost the same. */
  private static String hint(Comparison comparison, Whole whole) {
    Change price = Change.of(whole.ratio(), Comparative.AMOUNT);
    return "The whole was measured "
        + Change.of(whole.ratio()).measured()
        + ": it breaks even where an hour of "
        + comparison.contender()
        + " costs "
        + price.against("", "one of " + comparison.baseline())
        + price.uncertainty().map(band -> " (" + band + ")").orElse("")
        + ".";
  }
}
