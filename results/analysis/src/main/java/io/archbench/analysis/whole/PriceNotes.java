package io.archbench.analysis.whole;

import io.archbench.analysis.price.PriceDifferences;
import io.archbench.analysis.question.Question.Sides;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What makes two prices less than alike, in sentences. */
final class PriceNotes {
  private static final String EXCLUDED =
      "not included: disks, network traffic, licences, discounts";

  private PriceNotes() {}

  static List<String> of(
      Sides sides, Pricing.Side baseline, Pricing.Side contender, LocalDate asOf) {
    List<String> notes = new ArrayList<>();
    pricedAs(sides, sides.baseline(), baseline).ifPresent(notes::add);
    pricedAs(sides, sides.contender(), contender).ifPresent(notes::add);
    notes.addAll(PriceDifferences.sentences(baseline.price(), contender.price()));
    onTop(sides.baseline(), baseline).ifPresent(notes::add);
    onTop(sides.contender(), contender).ifPresent(notes::add);
    Stream.of(baseline, contender)
        .flatMap(side -> PriceAge.complaint(side.price(), asOf).stream())
        .forEach(notes::add);
    notes.add(EXCLUDED);
    return notes.stream().distinct().toList();
  }

  private static Optional<String> pricedAs(Sides sides, String variant, Pricing.Side side) {
    return side.pricedAs()
        ? Optional.of(
            "%s is priced as %s and was measured on %s"
                .formatted(
                    variant,
                    side.price().product(),
                    PricedSides.measuredOn(sides, side.measuredOn())))
        : Optional.empty();
  }

  private static Optional<String> onTop(String variant, Pricing.Side side) {
    return side.perHour().compareTo(side.price().perHour()) == 0
        ? Optional.empty()
        : Optional.of(
            "%s: %s an hour with what the study puts on top of %s"
                .formatted(
                    variant, Words.money(side.perHour()), Words.money(side.price().perHour())));
  }
}
