package io.archbench.analysis.whole;

import io.archbench.analysis.price.Price;
import io.archbench.analysis.question.Question.Sides;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What makes two prices less than alike, in sentences. */
final class PriceNotes {
  private static final String EXCLUDED =
      "not included: disks, network traffic, licences, discounts";

  private final Price baseline;
  private final Price contender;
  private final List<String> notes = new ArrayList<>();

  private PriceNotes(Price baseline, Price contender) {
    this.baseline = baseline;
    this.contender = contender;
  }

  static List<String> of(
      Sides sides, Pricing.Side baseline, Pricing.Side contender, LocalDate asOf) {
    PriceNotes notes = new PriceNotes(baseline.price(), contender.price());
    notes.pricedAs(sides.baseline(), baseline);
    notes.pricedAs(sides.contender(), contender);
    notes.machines();
    notes.offers();
    notes.onTop(sides.baseline(), baseline);
    notes.onTop(sides.contender(), contender);
    PriceAge.complaint(baseline.price(), asOf).ifPresent(notes.notes::add);
    PriceAge.complaint(contender.price(), asOf).ifPresent(notes.notes::add);
    notes.notes.add(EXCLUDED);
    return notes.notes.stream().distinct().toList();
  }

  private void pricedAs(String variant, Pricing.Side side) {
    if (side.pricedAs()) {
      notes.add(
          "%s is priced as %s and was measured on %s"
              .formatted(
                  variant,
                  PricedSides.named(side.price()),
                  PricedSides.measuredOn(side.measuredOn())));
    }
  }

  private void machines() {
    if (differ(
        baseline.vCpus().map(BigDecimal::valueOf), contender.vCpus().map(BigDecimal::valueOf))) {
      notes.add(
          "compares %d with %d vCPU"
              .formatted(baseline.vCpus().orElseThrow(), contender.vCpus().orElseThrow()));
    }
    if (differ(baseline.memoryGiB(), contender.memoryGiB())) {
      notes.add(
          "compares %s with %s GiB of memory"
              .formatted(
                  baseline.memoryGiB().orElseThrow().toPlainString(),
                  contender.memoryGiB().orElseThrow().toPlainString()));
    }
    if (!baseline.localDisk().equals(contender.localDisk())) {
      notes.add(
          "local disks differ: %s with %s, %s with %s"
              .formatted(
                  PricedSides.named(baseline),
                  baseline.localDisk().orElse("none"),
                  PricedSides.named(contender),
                  contender.localDisk().orElse("none")));
    }
  }

  private void offers() {
    unlike("regions", baseline.region(), contender.region());
    unlike("operating systems", baseline.operatingSystem(), contender.operatingSystem());
    unlike("purchase options", baseline.purchase().word(), contender.purchase().word());
  }

  private void unlike(String what, String left, String right) {
    if (!left.isEmpty() && !right.isEmpty() && !left.equals(right)) {
      notes.add("prices of different %s: %s and %s".formatted(what, left, right));
    }
  }

  private void onTop(String variant, Pricing.Side side) {
    if (side.perHour().compareTo(side.price().perHour()) != 0) {
      notes.add(
          "%s: %s an hour instead of the price of %s, with what the study puts on top"
              .formatted(
                  variant, Words.money(side.perHour()), Words.money(side.price().perHour())));
    }
  }

  private static boolean differ(Optional<BigDecimal> left, Optional<BigDecimal> right) {
    return left.isPresent() && right.isPresent() && left.get().compareTo(right.get()) != 0;
  }
}
