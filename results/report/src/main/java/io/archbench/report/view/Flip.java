package io.archbench.report.view;

import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.whole.MoneyVerdict;
import io.archbench.analysis.whole.Valuation;
import java.util.Optional;

/**
 * What would turn a money verdict, in a sentence; of an undecided one, what would settle it, unless
 * its own words say so.
 *
 * <p>A verdict is carried by the end of the interval that is nearest to break-even, so the price
 * change that takes exactly that end to break-even is the one that is named: with it the verdict
 * becomes <em>undecided</em>, not yet its opposite.
 */
record Flip(Valuation value, String other) {
  /** The sentence, if the figures allow one. */
  Optional<String> sentence() {
    return switch (value.verdict()) {
      case MoneyVerdict.Cheaper(boolean byMargin) ->
          end(value.pricePerformance().low95()).filter(low -> low > 1).map(this::cheaper);
      case MoneyVerdict.Dearer(boolean byMargin) ->
          end(value.pricePerformance().high95()).filter(high -> high < 1).map(this::dearer);
      case MoneyVerdict.Same() -> same(value.pricePerformance());
      case MoneyVerdict.Undecided(String words, var settle) ->
          settle
              .filter(more -> more.units() > 0)
              .filter(more -> !words.contains(more.units() + " " + more.unit()))
              .map(this::settle);
    };
  }

  private static Optional<Double> end(Optional<Double> limit) {
    return limit.filter(value -> value > 0 && Double.isFinite(value));
  }

  private String cheaper(double low) {
    return "The verdict stands until its price rises by more than "
        + Figures.percent(low - 1)
        + ", or "
        + other
        + " gets a discount of more than "
        + Figures.percent(1 - 1 / low)
        + ".";
  }

  private String dearer(double high) {
    return "The verdict stands until its price falls by more than "
        + Figures.percent(1 - high)
        + ", or that of "
        + other
        + " rises by more than "
        + Figures.percent(1 / high - 1)
        + ".";
  }

  private static Optional<String> same(Ratio ratio) {
    Optional<Double> low = end(ratio.low95()).filter(value -> value < 1);
    Optional<Double> high = end(ratio.high95()).filter(value -> value > 1);
    return low.flatMap(
        from ->
            high.map(
                to ->
                    "It would be cheaper if its price fell by more than "
                        + Figures.percent(1 - from)
                        + ", and dearer if it rose by more than "
                        + Figures.percent(to - 1)
                        + "."));
  }

  private String settle(Verdict.Settle settle) {
    return "About "
        + Figures.count(settle.units(), "more " + settle.unit())
        + " a side may settle it"
        + (settle.hours() > 0 ? " (" + Figures.significant(settle.hours(), 2) + " h)." : ".");
  }
}
