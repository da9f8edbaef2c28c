package io.archbench.report.view;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.whole.Certainty;
import io.archbench.analysis.whole.MoneyVerdict;
import io.archbench.analysis.whole.Valuation;
import io.archbench.analysis.whole.Whole;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sentences about the whole at known prices. */
record PricedWhole(Comparison comparison, Whole whole, Valuation value, PriceWords prices) {
  private static final double MOST = .5;

  MoneyOutcome outcome() {
    return MoneyOutcome.of(value.verdict());
  }

  /** The word for how sure the verdict is. */
  Optional<String> certainty() {
    return comparison.certainty().map(Certainty::word).map(CertaintyWords::word);
  }

  List<String> sentences() {
    return Stream.of(
            Optional.of(work()),
            Optional.of(breakEven()),
            why(),
            new Flip(value, prices.names().baseline()).sentence(),
            year(),
            sure())
        .flatMap(Optional::stream)
        .toList();
  }

  /** The same for a run that was too short: no figure of money, as none would be steady. */
  List<String> demonstration() {
    return List.of(
        "A demonstration cannot tell whether %s gives more work %s than %s (%s%s)."
            .formatted(
                prices.names().contender(),
                prices.perMoney(),
                prices.names().baseline(),
                prices.which(),
                pricedAs()),
        prices.breakEven() + ".");
  }

  private String work() {
    Change change = Change.of(value.pricePerformance(), Comparative.AMOUNT);
    String contender = prices.names().contender();
    String baseline = prices.names().baseline();
    String work = "work " + prices.perMoney();
    String finding =
        switch (outcome()) {
          case CHEAPER, DEARER ->
              contender + " " + verb() + " " + change.against(work, baseline) + change.band();
          case SAME ->
              "%s %s about as much %s as %s: %s"
                  .formatted(contender, verb(), work, baseline, change.measured());
          case UNDECIDED ->
              "%s cannot be told yet whether %s gives more %s than %s: measured %s"
                  .formatted(isPart() ? "it" : "It", contender, work, baseline, change.measured());
        };
    return scope() + finding + ", " + prices.which() + pricedAs() + ".";
  }

  private String verb() {
    return switch (comparison.certainty().map(Certainty::word).orElse(Certainty.Word.LOW)) {
      case HIGH -> "gives";
      case MODERATE -> "likely gives";
      case LOW -> "may give";
    };
  }

  /** Whether less than half of what a node costs was measured. */
  private boolean isPart() {
    return whole.coverage() > 0 && whole.coverage() < MOST && !whole.equalWeights();
  }

  private String scope() {
    return isPart()
        ? "For the " + Figures.share(whole.coverage()) + " of node cost that was measured, "
        : "";
  }

  private String pricedAs() {
    return prices.pricedAs().map(words -> ", " + words).orElse("");
  }

  private String breakEven() {
    String load = whole.loads().size() > 1 ? " with " + LoadLine.words(whole.load()) : "";
    return "%s; measured %s%s."
        .formatted(prices.breakEven(), Change.of(whole.ratio()).measured(), load);
  }

  private Optional<String> why() {
    return value.verdict() instanceof MoneyVerdict.Undecided undecided
            && !undecided.words().isBlank()
        ? Optional.of(Sentence.of("Why it is undecided: " + undecided.words()))
        : Optional.empty();
  }

  /** Never without a verdict, and never without a stated sizing. */
  private Optional<String> year() {
    if (whole.fleet().isEmpty() || outcome() == MoneyOutcome.UNDECIDED) {
      return Optional.empty();
    }
    FleetView fleet = FleetView.of(whole.fleet());
    return Optional.of(fleet.headline().map(this::year).orElseGet(fleet::whyNoSum));
  }

  private String year(FleetRow fleet) {
    return (fleet.saving().isPresent() ? "Group " + fleet.group() : "The fleet")
        + ", "
        + Figures.count(fleet.nodes(), "node")
        + ": "
        + fleet.year().againstToday(Figures::whole)
        + pricedAs()
        + ".";
  }

  private Optional<String> sure() {
    return outcome() == MoneyOutcome.UNDECIDED
        ? Optional.empty()
        : comparison.certainty().map(CertaintyWords::sentence);
  }
}
