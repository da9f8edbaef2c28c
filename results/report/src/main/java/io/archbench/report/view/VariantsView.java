package io.archbench.report.view;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.stats.Ratio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Several variants against one baseline, ready to be shown side by side.
 *
 * @param rows one for each variant, in the order of the comparisons
 * @param scatters cells whose cost and latency are known for all of at least three variants
 */
public record VariantsView(String baseline, List<Row> rows, List<ScatterView> scatters) {
  public VariantsView {
    rows = List.copyOf(rows);
    scatters = List.copyOf(scatters);
  }

  /**
   * One variant.
   *
   * @param id of its comparison
   * @param price of a node, or that there is none
   * @param priceAmount what {@code price} says, to sort by
   * @param speed of the whole, or that it has none
   * @param cost of equal work, if it is priced
   * @param verdict on cost, or on the cells' speed where nothing is priced
   * @param money the verdict on cost, if there is one
   * @param speedRatio what {@code speed} says, to sort by
   * @param costRatio what {@code cost} says, to sort by
   */
  public record Row(
      String id,
      String variant,
      String price,
      Optional<Double> priceAmount,
      Optional<Change> speed,
      Optional<Change> cost,
      String verdict,
      Optional<MoneyOutcome> money,
      Optional<Double> speedRatio,
      Optional<Double> costRatio) {}

  /** One for each baseline that at least two variants are compared with. */
  static List<VariantsView> of(List<ComparisonView> comparisons) {
    Map<String, List<ComparisonView>> byBaseline =
        comparisons.stream()
            .collect(
                Collectors.groupingBy(
                    view -> view.comparison().baseline(), LinkedHashMap::new, Collectors.toList()));
    return byBaseline.entrySet().stream()
        .filter(group -> group.getValue().size() > 1)
        .map(group -> of(group.getKey(), group.getValue()))
        .toList();
  }

  private static VariantsView of(String baseline, List<ComparisonView> comparisons) {
    return new VariantsView(
        baseline,
        comparisons.stream().map(VariantsView::row).toList(),
        ScatterView.of(comparisons.stream().map(ComparisonView::comparison).toList()));
  }

  private static Row row(ComparisonView view) {
    Comparison comparison = view.comparison();
    Optional<WorthRow> whole = view.worth().rows().stream().filter(WorthRow::isWhole).findFirst();
    Optional<MoneyOutcome> money = view.answer().outcome();
    return new Row(
        view.id(),
        comparison.contender(),
        comparison
            .pricing()
            .map(pricing -> Figures.perHour(pricing.contender().perHour()) + " an hour")
            .orElse("no price"),
        comparison.pricing().map(pricing -> pricing.contender().perHour().amount().doubleValue()),
        whole.flatMap(WorthRow::speed).map(Change::of),
        whole.flatMap(WorthRow::cost),
        money.map(MoneyOutcome::tag).orElseGet(() -> view.tally().words()),
        money,
        whole.flatMap(WorthRow::speed).map(Ratio::value),
        whole.flatMap(WorthRow::value).map(value -> 1 - value.saving().value()));
  }
}
