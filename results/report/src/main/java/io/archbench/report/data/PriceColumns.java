package io.archbench.report.data;

import static io.archbench.report.data.CsvColumn.count;
import static io.archbench.report.data.CsvColumn.exact;
import static io.archbench.report.data.CsvColumn.number;
import static io.archbench.report.data.CsvColumn.text;

import io.archbench.analysis.price.GroupSaving;
import io.archbench.analysis.price.Money;
import io.archbench.analysis.whole.Pricing;
import io.archbench.analysis.whole.Pricing.Side;
import io.archbench.report.data.CsvRow.OfCell;
import io.archbench.report.data.CsvRow.OfGroup;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Prices, in every row of money, and the sums of groups. */
final class PriceColumns {
  private PriceColumns() {}

  private static final List<CsvColumn> PRICES =
      List.of(
          number("break-even [price ratio]", row -> pricing(row).map(Pricing::breakEven)),
          text(
              "currency",
              row -> pricing(row).map(of -> of.baseline().perHour().currency()).orElse("")),
          text("priced as", row -> pricing(row).flatMap(of -> priced(row)).orElse("")));

  private static final List<CsvColumn> SUMS =
      List.of(
          text("group", row -> group(row, GroupSaving::group).orElse("")),
          text("sizing", row -> group(row, saving -> saving.sizing().word()).orElse("")),
          text("sizing assumed", row -> group(row, of -> of.assumed() ? "yes" : "no").orElse("")),
          text("sizing allowed", row -> group(row, of -> of.allowed() ? "yes" : "no").orElse("")),
          count("clusters [count]", row -> group(row, GroupSaving::clusters)),
          count("hours in a year [h]", row -> group(row, GroupSaving::hoursPerYear)),
          count("nodes today [count]", row -> group(row, GroupSaving::nodes)),
          count("nodes afterwards [count]", row -> group(row, GroupSaving::contenderNodes)),
          exact("saved in a year [currency]", row -> sum(row, of -> Optional.of(of.perYear()))),
          exact("saved in a year low 95 % [currency]", row -> sum(row, GroupSaving::low)),
          exact("saved in a year high 95 % [currency]", row -> sum(row, GroupSaving::high)),
          exact("spent in a year today [currency]", row -> sum(row, of -> Optional.of(of.spend()))),
          exact(
              "payback [months]",
              row -> group(row, GroupSaving::paybackMonths).flatMap(months -> months)));

  static final List<CsvColumn> COLUMNS =
      Stream.of(
              PRICES.stream(),
              side("baseline", Pricing::baseline),
              side("contender", Pricing::contender),
              SUMS.stream())
          .flatMap(columns -> columns)
          .toList();

  private static Stream<CsvColumn> side(String name, Function<Pricing, Side> side) {
    return Stream.of(
        exact(
            name + " price [currency/h]",
            row -> pricing(row).map(side).map(of -> of.perHour().amount())),
        text(name + " product", row -> words(row, side, of -> of.price().product())),
        text(name + " region", row -> words(row, side, of -> of.price().region())),
        text(
            name + " purchase option", row -> words(row, side, of -> of.price().purchase().word())),
        text(name + " price date", row -> words(row, side, of -> of.price().date().toString())),
        text(name + " price source", row -> words(row, side, of -> of.price().source())));
  }

  private static String words(
      CsvRow row, Function<Pricing, Side> side, Function<Side, String> value) {
    return pricing(row).map(side).map(value).orElse("");
  }

  private static Optional<Pricing> pricing(CsvRow row) {
    return row instanceof OfCell ? Optional.empty() : row.comparison().pricing();
  }

  private static Optional<String> priced(CsvRow row) {
    return row.view().worth().pricedAs();
  }

  private static <T> Optional<T> group(CsvRow row, Function<GroupSaving, T> value) {
    return row instanceof OfGroup group
        ? Optional.of(value.apply(group.saving()))
        : Optional.empty();
  }

  private static Optional<BigDecimal> sum(
      CsvRow row, Function<GroupSaving, Optional<Money>> value) {
    return group(row, value).flatMap(money -> money).map(Money::amount);
  }
}
