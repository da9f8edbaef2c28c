package io.archbench.report.view;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.whole.Pricing;
import io.archbench.analysis.whole.Robustness;
import io.archbench.analysis.whole.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Suite by suite, and the whole.
 *
 * @param rows suites in the order of the plan, then the whole
 * @param priced whether the rows say anything of cost
 * @param perMoney such as {@code per dollar}
 * @param baseline what the baseline is called where money is spoken of
 * @param contender likewise
 * @param breakEven ratio of prices, contender ÷ baseline, if both are known
 * @param pricedAs that belongs to every figure of money, if a side ran on another type
 * @param notes coverage, the load that was chosen, robustness and what else belongs to the figures
 */
public record WorthView(
    List<WorthRow> rows,
    boolean priced,
    String perMoney,
    String baseline,
    String contender,
    Optional<Double> breakEven,
    Optional<String> pricedAs,
    List<String> notes) {
  private static final double MOST = .5;

  public WorthView {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  static WorthView of(ComparisonView view) {
    Comparison comparison = view.comparison();
    boolean equalWeights = comparison.whole().map(Whole::equalWeights).orElse(false);
    List<WorthRow> rows =
        Stream.concat(
                comparison.suites().stream().map(suite -> WorthRow.of(suite, equalWeights)),
                comparison.whole().stream().map(WorthRow::of))
            .toList();
    SideNames names = SideNames.of(comparison);
    Optional<PriceWords> prices =
        comparison.pricing().map(pricing -> PriceWords.of(comparison, pricing));
    return new WorthView(
        rows,
        rows.stream().anyMatch(row -> row.value().isPresent()),
        prices.map(PriceWords::perMoney).orElse("per price"),
        names.baseline(),
        names.contender(),
        comparison.pricing().map(Pricing::breakEven),
        prices.flatMap(PriceWords::pricedAs),
        comparison.whole().map(whole -> notes(whole, view.demonstration())).orElse(List.of()));
  }

  private static List<String> notes(Whole whole, boolean demonstration) {
    List<String> notes = new ArrayList<>();
    coverage(whole).ifPresent(notes::add);
    String load = whole.loadWords().isBlank() ? LoadLine.words(whole.load()) : whole.loadWords();
    notes.add(Sentence.of("Load that counts: " + load));
    if (!demonstration) {
      whole.robustness().map(WorthView::words).ifPresent(notes::add);
    }
    whole.notes().stream().map(Sentence::of).forEach(notes::add);
    return notes;
  }

  /** Nothing where weights are not known, which the whole's own notes say. */
  private static Optional<String> coverage(Whole whole) {
    if (whole.equalWeights() || whole.coverage() <= 0) {
      return Optional.empty();
    }
    String measured = Figures.share(whole.coverage()) + " of node cost measured";
    return Optional.of(
        whole.coverage() < MOST
            ? measured + ": every figure of the whole is of what was measured."
            : measured + ".");
  }

  private static String words(Robustness robustness) {
    return switch (robustness) {
      case Robustness.AllCheaper() ->
          "Every operation is cheaper on its own: no weighting makes the whole dearer.";
      case Robustness.AllDearer() ->
          "Every operation is dearer on its own: no weighting makes the whole cheaper.";
      case Robustness.Flips(String suite, double share, boolean above) ->
          "The whole crosses break-even if %s is %s than %s of the cost."
              .formatted(suite, above ? "more" : "less", Figures.share(share));
      case Robustness.Mixed() ->
          "Some operations are cheaper and some dearer, but no single suite's share turns the"
              + " whole.";
    };
  }
}
