package io.archbench.analysis.whole;

import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.question.VariantPrice;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the prices of two sides count, and what has to be said of them.
 *
 * @param prices absent if they do not
 * @param unpriced why they do not, in sentences
 */
record PricedSides(Optional<PricedPair> prices, List<String> unpriced) {
  PricedSides {
    unpriced = List.copyOf(unpriced);
  }

  /** Looks at the prices of a comparison's sides. */
  static PricedSides of(
      MoneyQuestion money, Sides sides, Function<String, List<String>> machineTypes) {
    VariantPrice baseline = money.prices().get(sides.baseline());
    VariantPrice contender = money.prices().get(sides.contender());
    if (baseline == null || contender == null) {
      return new PricedSides(Optional.empty(), List.of(missing(sides, baseline, contender)));
    }
    List<String> unpriced = new ArrayList<>();
    mismatch(sides, sides.baseline(), baseline, machineTypes).ifPresent(unpriced::add);
    mismatch(sides, sides.contender(), contender, machineTypes).ifPresent(unpriced::add);
    unlike(money, sides, baseline, contender).ifPresent(unpriced::add);
    return unpriced.isEmpty()
        ? new PricedSides(
            Optional.of(
                new PricedPair(
                    pricing(money, sides, baseline, contender, machineTypes),
                    baseline.cost(),
                    contender.cost())),
            List.of())
        : new PricedSides(Optional.empty(), unpriced);
  }

  private static String missing(
      Sides sides, @Nullable VariantPrice baseline, @Nullable VariantPrice contender) {
    if (baseline == null && contender == null) {
      return "Neither %s nor %s has a price".formatted(sides.baseline(), sides.contender());
    }
    return (baseline == null ? sides.baseline() : sides.contender()) + " has no price";
  }

  private static Optional<String> mismatch(
      Sides sides,
      String variant,
      VariantPrice price,
      Function<String, List<String>> machineTypes) {
    List<String> types = machineTypes.apply(variant);
    return price.pricedAs() || types.equals(List.of(price.price().type()))
        ? Optional.empty()
        : Optional.of(
            "%s is priced as %s but was measured on %s: say pricedAs: true if the price is meant"
                .formatted(variant, price.price().product(), measuredOn(sides, types)));
  }

  static String measuredOn(Sides sides, List<String> types) {
    if (types.isEmpty()) {
      return sides.pairing() == Pairing.FILES
          ? "machines that the files do not name"
          : "local hardware";
    }
    return String.join(" and ", types);
  }

  private static Optional<String> unlike(
      MoneyQuestion money, Sides sides, VariantPrice baseline, VariantPrice contender) {
    String left = baseline.perHour().currency();
    String right = contender.perHour().currency();
    if (!left.equals(right)) {
      return Optional.of(
          "%s is priced in %s and %s in %s: state both in one currency"
              .formatted(sides.baseline(), left, sides.contender(), right));
    }
    if (baseline.price().purchase() != contender.price().purchase()
        && !money.mixPurchaseOptions()) {
      return Optional.of(
          "%s has a price %s and %s %s: purchase options are not mixed; say policy.allow: [purchase] if that is meant"
              .formatted(
                  sides.baseline(),
                  baseline.price().purchase().word(),
                  sides.contender(),
                  contender.price().purchase().word()));
    }
    return Optional.empty();
  }

  private static Pricing pricing(
      MoneyQuestion money,
      Sides sides,
      VariantPrice baseline,
      VariantPrice contender,
      Function<String, List<String>> machineTypes) {
    Pricing.Side left = side(baseline, machineTypes.apply(sides.baseline()));
    Pricing.Side right = side(contender, machineTypes.apply(sides.contender()));
    double breakEven =
        right
            .perHour()
            .amount()
            .divide(left.perHour().amount(), MathContext.DECIMAL64)
            .doubleValue();
    return new Pricing(left, right, breakEven, PriceNotes.of(sides, left, right, money.asOf()));
  }

  private static Pricing.Side side(VariantPrice price, List<String> types) {
    return new Pricing.Side(price.price(), price.perHour(), price.pricedAs(), types);
  }
}
