package io.archbench.report.view;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.whole.Pricing;
import io.archbench.analysis.whole.Whole;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the figures of money are made of, and what a year saves.
 *
 * @param prices the baseline's, then the contender's
 * @param breakEven in a sentence
 * @param cancelling what a disk may cost before it cancels the saving, if there is one
 * @param fleet without rows in a demonstration
 * @param fleetWords what the sums are, or why there are none
 * @param pricedAs that belongs to every sum, if a side ran on another type
 * @param notes what makes the prices less than alike, and what they leave out
 * @param curve absent without an interval, and in a demonstration
 */
public record MoneyView(
    List<PriceRow> prices,
    String breakEven,
    Optional<String> cancelling,
    FleetView fleet,
    String fleetWords,
    Optional<String> pricedAs,
    List<String> notes,
    Optional<ConfidenceView> curve) {
  public MoneyView {
    prices = List.copyOf(prices);
    notes = List.copyOf(notes);
  }

  static Optional<MoneyView> of(ComparisonView view) {
    return view.comparison().pricing().map(pricing -> of(view, pricing));
  }

  private static MoneyView of(ComparisonView view, Pricing pricing) {
    Comparison comparison = view.comparison();
    SideNames names = SideNames.of(comparison);
    PriceWords words = PriceWords.of(comparison, pricing);
    FleetView fleet =
        view.demonstration()
            ? FleetView.of(List.of())
            : FleetView.of(comparison.whole().map(Whole::fleet).orElse(List.of()));
    return new MoneyView(
        List.of(
            PriceRow.of(comparison.baseline(), pricing.baseline(), words),
            PriceRow.of(comparison.contender(), pricing.contender(), words)),
        breakEven(pricing, names),
        view.demonstration() ? Optional.empty() : words.cancelling(),
        fleet,
        fleetWords(view, fleet),
        words.pricedAs(),
        pricing.notes().stream().map(Sentence::of).toList(),
        view.demonstration()
            ? Optional.empty()
            : comparison.whole().flatMap(whole -> ConfidenceView.of(whole, pricing, names)));
  }

  private static String breakEven(Pricing pricing, SideNames names) {
    return String.format(
        Locale.ROOT,
        "Break-even: an hour of %s has to do %s of the work of an hour of %s, a speed ratio of"
            + " %.4f.",
        names.contender(),
        Figures.percent(pricing.breakEven()),
        names.baseline(),
        pricing.breakEven());
  }

  private static String fleetWords(ComparisonView view, FleetView fleet) {
    if (view.demonstration()) {
      return "No yearly sum is made from a demonstration.";
    }
    if (fleet.rows().isEmpty()) {
      return "There is no yearly sum; a study gets one by stating its fleet.";
    }
    boolean undecided = view.answer().outcome().filter(MoneyOutcome.UNDECIDED::equals).isPresent();
    return undecided
        ? "These sums carry no verdict: it cannot be told yet which side costs less."
        : "Each sum is the range that the ratio's 95 % interval makes of it.";
  }
}
