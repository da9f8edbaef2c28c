package io.archbench.report.view;

import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.whole.Load;
import io.archbench.analysis.whole.LoadRatio;
import io.archbench.analysis.whole.MoneyVerdict;
import io.archbench.analysis.whole.Range;
import io.archbench.analysis.whole.SuiteComparison;
import io.archbench.analysis.whole.Valuation;
import io.archbench.analysis.whole.Whole;
import java.util.List;
import java.util.Optional;

/**
 * One suite, or all of them as one, ready to be shown.
 *
 * @param share part of the cost that was measured, between 0 and 1
 * @param shareWords the same in words, or why there is none
 * @param loads the loads that were measured
 * @param speed at the chosen load; absent if nothing was measured
 * @param value absent without prices
 */
public record WorthRow(
    Level level,
    String name,
    Optional<Double> share,
    String shareWords,
    List<LoadLine> loads,
    Optional<Ratio> speed,
    Optional<Valuation> value) {
  public WorthRow {
    loads = List.copyOf(loads);
  }

  /** What a row stands for. */
  public enum Level {
    SUITE,
    WHOLE
  }

  static WorthRow of(SuiteComparison suite, boolean equalWeights) {
    return new WorthRow(
        Level.SUITE,
        suite.name(),
        suite.share(),
        suite
            .share()
            .map(share -> Figures.share(share) + (suite.assumed() ? ", assumed" : ""))
            .orElse(equalWeights ? "not known" : "none, not in the whole"),
        lines(suite.loads(), suite.load()),
        suite.ratio(),
        suite.value());
  }

  static WorthRow of(Whole whole) {
    return new WorthRow(
        Level.WHOLE,
        "the whole",
        Optional.empty(),
        whole.equalWeights() ? "each cell alike" : "100 %",
        lines(whole.loads(), Optional.of(whole.load())),
        Optional.of(whole.ratio()),
        whole.value());
  }

  private static List<LoadLine> lines(List<LoadRatio> loads, Optional<Load> chosen) {
    return loads.stream()
        .map(ratio -> new LoadLine(ratio, chosen.equals(Optional.of(ratio.load()))))
        .toList();
  }

  /** Whether the row is of all suites together. */
  public boolean isWhole() {
    return level == Level.WHOLE;
  }

  /** What the row says of cost, if it is priced. */
  public Optional<MoneyOutcome> outcome() {
    return value.map(worth -> MoneyOutcome.of(worth.verdict()));
  }

  /** Work for the same money, if it is priced. */
  public Optional<Change> work() {
    return value.map(worth -> Change.of(worth.pricePerformance(), Comparative.AMOUNT));
  }

  /** Money for the same work, if it is priced. */
  public Optional<Change> cost() {
    return value.map(Valuation::saving).map(WorthRow::cost);
  }

  private static Change cost(Range saving) {
    return Change.of(
        1 - saving.value(),
        saving.high95().map(high -> 1 - high),
        saving.low95().map(low -> 1 - low),
        Comparative.AMOUNT);
  }

  /** Why it cannot be told, if so. */
  public Optional<String> reason() {
    return value
        .map(Valuation::verdict)
        .filter(MoneyVerdict.Undecided.class::isInstance)
        .map(verdict -> ((MoneyVerdict.Undecided) verdict).words())
        .filter(words -> !words.isBlank());
  }

  /** The finding in one line, for those who do not see the picture. */
  public String finding(String perMoney) {
    String speedWords =
        speed.map(ratio -> ": " + Change.of(ratio).measured()).orElse(": not measured");
    return work()
        .map(
            change ->
                name
                    + " "
                    + outcome().orElseThrow().word()
                    + ", work "
                    + perMoney
                    + ": "
                    + change.measured())
        .orElse(name + speedWords);
  }
}
