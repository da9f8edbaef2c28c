package io.archbench.analysis.whole;

import io.archbench.analysis.price.FleetGroup;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.whole.Certainty.Word;
import io.archbench.trial.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How sure a money verdict is: the verdict's word, at most what the number of nodes allows, one
 * step down for each thing that is not known, and low where a figure is only assumed.
 */
final class CertaintyRules {
  private static final int FEWEST_FOR_MODERATE = 2;

  private final List<String> deductions = new ArrayList<>();
  private Word word;

  private CertaintyRules(Word word) {
    this.word = word;
  }

  /**
   * Finds the word.
   *
   * @param places nodes or files of the smaller side
   * @param unknownModels why it is not known which CPU models count how much, if so
   */
  static Certainty certainty(
      MoneyVerdict verdict,
      MoneyQuestion money,
      Pricing pricing,
      Unit unit,
      int places,
      Optional<String> unknownModels) {
    CertaintyRules rules = new CertaintyRules(Word.HIGH);
    rules.verdict(verdict, money.margin());
    rules.places(unit, places);
    rules.models(money, unknownModels);
    rules.notKnown(money, pricing);
    rules.assumed(money, pricing);
    return new Certainty(rules.word, rules.deductions);
  }

  private void verdict(MoneyVerdict verdict, double margin) {
    String notByMargin = "clear of the line, but not by the margin of " + Words.percent(margin);
    switch (verdict) {
      case MoneyVerdict.Cheaper(boolean byMargin) -> atMost(Word.MODERATE, !byMargin, notByMargin);
      case MoneyVerdict.Dearer(boolean byMargin) -> atMost(Word.MODERATE, !byMargin, notByMargin);
      case MoneyVerdict.Same() ->
          atMost(Word.MODERATE, true, "inside the margin, and not clear of the line");
      case MoneyVerdict.Undecided undecided -> atMost(Word.LOW, true, "undecided");
    }
  }

  private void places(Unit unit, int places) {
    String noun = unit == Unit.FORK || unit == Unit.FILE ? "file" : "node";
    String words = Words.count(places, noun) + " a side";
    atMost(Word.MODERATE, places < Unit.ENOUGH_NODES && places >= FEWEST_FOR_MODERATE, words);
    atMost(Word.LOW, places < FEWEST_FOR_MODERATE, words);
  }

  private void models(MoneyQuestion money, Optional<String> unknownModels) {
    if (unknownModels.isPresent()) {
      stepDown(true, unknownModels.get());
      return;
    }
    List<String> groups =
        money.fleet().stream()
            .filter(group -> group.cpus().isEmpty())
            .map(FleetGroup::name)
            .toList();
    stepDown(!groups.isEmpty(), "CPU models not stated for " + String.join(", ", groups));
  }

  private void notKnown(MoneyQuestion money, Pricing pricing) {
    money.imageDoubt().ifPresent(doubt -> stepDown(changesArchitecture(pricing), doubt));
    List<String> old =
        List.of(pricing.baseline(), pricing.contender()).stream()
            .flatMap(side -> PriceAge.complaint(side.price(), money.asOf()).stream())
            .distinct()
            .toList();
    stepDown(!old.isEmpty(), String.join("; ", old));
  }

  /** Unless both are known to be the same: what runs already need not be checked. */
  private static boolean changesArchitecture(Pricing pricing) {
    Optional<Architecture> baseline = pricing.baseline().price().architecture();
    return baseline.isEmpty() || !baseline.equals(pricing.contender().price().architecture());
  }

  private void assumed(MoneyQuestion money, Pricing pricing) {
    atMost(
        Word.LOW,
        pricing.baseline().pricedAs() || pricing.contender().pricedAs(),
        "priced as a type that was not measured");
    atMost(
        Word.LOW, money.equalWeights(), "every operation counts the same, which is an assumption");
  }

  private void atMost(Word most, boolean applies, String why) {
    if (applies) {
      deductions.add(why);
      word = word.compareTo(most) < 0 ? most : word;
    }
  }

  private void stepDown(boolean applies, String why) {
    if (applies) {
      deductions.add(why);
      word = word == Word.HIGH ? Word.MODERATE : Word.LOW;
    }
  }
}
