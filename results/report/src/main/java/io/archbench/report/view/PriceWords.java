package io.archbench.report.view;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.price.Price;
import io.archbench.analysis.price.PurchaseOption;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.whole.Pricing;
import io.archbench.analysis.whole.Pricing.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What both prices say before anything is measured.
 *
 * @param unknownMachine what a machine is called whose type is not known
 */
record PriceWords(Pricing pricing, SideNames names, String unknownMachine) {
  /** Hours of a month, as clouds count them. */
  private static final int HOURS_PER_MONTH = 730;

  static PriceWords of(Comparison comparison, Pricing pricing) {
    return new PriceWords(
        pricing,
        SideNames.of(comparison),
        comparison.pairing() == Pairing.FILES ? "an unknown machine" : "local hardware");
  }

  /** What work is held against, such as {@code per dollar}. */
  String perMoney() {
    String currency = pricing.baseline().perHour().currency();
    return switch (currency) {
      case "USD" -> "per dollar";
      case "EUR" -> "per euro";
      default -> "per " + currency;
    };
  }

  /** Which prices these are and of when, such as {@code list prices of 2026-06-18}. */
  String which() {
    Price baseline = pricing.baseline().price();
    Price contender = pricing.contender().price();
    return kind(baseline).equals(kind(contender))
        ? kind(baseline) + " prices of " + dates()
        : "%s price of %s for %s, %s price of %s for %s"
            .formatted(
                kind(baseline),
                baseline.date(),
                names.baseline(),
                kind(contender),
                contender.date(),
                names.contender());
  }

  private String dates() {
    return Stream.of(pricing.baseline().price().date(), pricing.contender().price().date())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(LocalDate::toString)
        .collect(Collectors.joining(" and "));
  }

  private static String kind(Price price) {
    if (price.type().isBlank()) {
      return "stated";
    }
    PurchaseOption option = price.purchase();
    return option == PurchaseOption.ON_DEMAND ? "list" : option.word();
  }

  /** How the prices differ, and what that asks of the speed; without a full stop. */
  String breakEven() {
    double ratio = pricing.breakEven();
    int order = pricing.contender().perHour().compareTo(pricing.baseline().perHour());
    if (order == 0) {
      return "Both cost the same per hour, so it breaks even if it is as fast";
    }
    String costs = "It costs " + Change.exact(ratio, Comparative.AMOUNT) + " per hour, so it ";
    String speed = Change.exact(ratio, Comparative.SPEED);
    return order < 0
        ? costs + "may be up to " + speed + " and still break even"
        : costs + "must be at least " + speed + " to break even";
  }

  /** Which sides are priced as a type that they did not run on, if any. */
  Optional<String> pricedAs() {
    List<Side> sides =
        Stream.of(pricing.contender(), pricing.baseline()).filter(Side::pricedAs).toList();
    return sides.isEmpty() ? Optional.empty() : Optional.of(pricedAs(sides));
  }

  private String pricedAs(List<Side> sides) {
    return "priced "
        + sides.stream().map(PriceWords::as).distinct().collect(Collectors.joining(" and "))
        + ", "
        + measuredOn(sides);
  }

  private static String as(Side side) {
    return side.price().type().isBlank()
        ? "at " + Figures.perHour(side.perHour()) + " an hour"
        : "as " + side.price().type();
  }

  private String measuredOn(List<Side> sides) {
    return "measured on "
        + sides.stream()
            .flatMap(
                side ->
                    side.measuredOn().isEmpty()
                        ? Stream.of(unknownMachine)
                        : side.measuredOn().stream())
            .distinct()
            .collect(Collectors.joining(" and "));
  }

  /** What a side was measured on, and as what it is priced if that is another. */
  String machine(Side side) {
    return side.pricedAs() ? pricedAs(List.of(side)) : measuredOn(List.of(side));
  }

  /** What a node may cost on top in a month before equal numbers of nodes save nothing. */
  Optional<String> cancelling() {
    var saved = pricing.baseline().perHour().minus(pricing.contender().perHour());
    return saved.amount().signum() > 0
        ? Optional.of(
            "With equal numbers of nodes, one node saves "
                + Figures.cents(saved.times(BigDecimal.valueOf(HOURS_PER_MONTH)))
                + " in a month of "
                + HOURS_PER_MONTH
                + " hours: a disk for that sum on each node of "
                + names.contender()
                + " cancels the saving.")
        : Optional.empty();
  }
}
