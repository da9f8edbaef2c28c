package io.archbench.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict.Settle;
import io.archbench.analysis.whole.MoneyVerdict;
import io.archbench.analysis.whole.Range;
import io.archbench.analysis.whole.Valuation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlipTest {
  private static Optional<String> sentence(Ratio work, MoneyVerdict verdict) {
    Range none = new Range(0, Optional.empty(), Optional.empty());
    return new Flip(new Valuation(work, none, Optional.empty(), verdict), "D16_v3").sentence();
  }

  private static Ratio ratio(double value, double low, double high) {
    return new Ratio(
        value, Optional.of(low), Optional.of(high), Optional.of(value), Optional.of(value));
  }

  private static MoneyVerdict undecided(String words, int units, double hours) {
    return new MoneyVerdict.Undecided(
        words, Optional.of(new Settle(units, "node", hours, Optional.empty())));
  }

  @Test
  void aCheaperOneStandsUntilTheLowEndReachesBreakEven() {
    // 1.12 ÷ 1.12 = 1, and so is 1.12 × (1 − .107…)
    assertThat(sentence(ratio(1.155, 1.12, 1.19), new MoneyVerdict.Cheaper(true)))
        .hasValue(
            "The verdict stands until its price rises by more than 12.0 %, or D16_v3 gets a"
                + " discount of more than 10.7 %.");
  }

  @Test
  void aDearerOneStandsUntilTheHighEndReachesBreakEven() {
    assertThat(sentence(ratio(.9, .85, .95), new MoneyVerdict.Dearer(false)))
        .hasValue(
            "The verdict stands until its price falls by more than 5.0 %, or that of D16_v3 rises"
                + " by more than 5.3 %.");
  }

  @Test
  void theSameCostTurnsEitherWay() {
    assertThat(sentence(ratio(1, .98, 1.03), new MoneyVerdict.Same()))
        .hasValue(
            "It would be cheaper if its price fell by more than 2.0 %, and dearer if it rose by"
                + " more than 3.0 %.");
  }

  @Test
  void whatIsUndecidedSaysWhatWouldSettleItUnlessItsOwnWordsDo() {
    Ratio wide = ratio(1, .9, 1.1);

    assertThat(sentence(wide, undecided("2 nodes: a verdict needs 5", 3, 1.25)))
        .hasValue("About 3 more nodes a side may settle it (1.3 h).");
    assertThat(sentence(wide, undecided("2 files: a verdict needs 5", 1, 0)))
        .hasValue("About 1 more node a side may settle it.");
    assertThat(sentence(wide, undecided("forecast: 6 nodes more a side (7.5 h)", 6, 7.5)))
        .isEmpty();
    assertThat(sentence(wide, undecided("the sides also differ in jvm.build", 0, 0))).isEmpty();
  }

  @Test
  void figuresThatDoNotCarryTheVerdictMakeNoSentence() {
    assertThat(sentence(ratio(1.1, .99, 1.2), new MoneyVerdict.Cheaper(false))).isEmpty();
    assertThat(sentence(Ratio.point(1.3), new MoneyVerdict.Cheaper(true))).isEmpty();
    assertThat(sentence(Ratio.point(.8), new MoneyVerdict.Dearer(true))).isEmpty();
    assertThat(sentence(ratio(1.02, 1.01, 1.03), new MoneyVerdict.Same())).isEmpty();
  }
}
