package io.archbench.analysis.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.whole.MoneyVerdict.Cheaper;
import io.archbench.analysis.whole.MoneyVerdict.Dearer;
import io.archbench.analysis.whole.MoneyVerdict.Same;
import io.archbench.analysis.whole.MoneyVerdict.Undecided;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MoneyRulesTest {
  private static final MoneyRules RULES = new MoneyRules(.05, false);
  private static final Circumstances PLAIN = new Circumstances("node", 1.5, Optional.empty());

  /** An estimate whose 95 % interval reaches from low to high. */
  private static LogRatioEstimate between(double low, double high) {
    double theta = (Math.log(low) + Math.log(high)) / 2;
    double reach = new LogRatioEstimate(0, 1, 16).interval(.95).halfWidth();
    return new LogRatioEstimate(theta, (Math.log(high) - theta) / reach, 16);
  }

  private static MoneyVerdict judge(double low, double high) {
    return RULES.judge(9, Optional.of(between(low, high)), PLAIN);
  }

  @Test
  void cheaperIsAnIntervalClearOfOneAndByMarginIfClearOfTheMarginToo() {
    assertThat(judge(1.051, 1.2)).isEqualTo(new Cheaper(true));
    assertThat(judge(1.049, 1.2)).isEqualTo(new Cheaper(false));
    assertThat(judge(1.0001, 1.2)).isEqualTo(new Cheaper(false));
    assertThat(judge(.9999, 1.2)).isInstanceOf(Undecided.class);
  }

  @Test
  void dearerIsItsMirror() {
    assertThat(judge(.8, .949)).isEqualTo(new Dearer(true));
    assertThat(judge(.8, .951)).isEqualTo(new Dearer(false));
    assertThat(judge(.8, .9999)).isEqualTo(new Dearer(false));
    assertThat(judge(.8, 1.0001)).isInstanceOf(Undecided.class);
  }

  @Test
  void theSameIsANarrowIntervalInsideTheMargin() {
    assertThat(judge(.96, 1.04)).isEqualTo(new Same());
    // the 90 % interval is narrower than the 95 % one: 1.0504 becomes 1.0418
    assertThat(judge(.952, 1.0504)).isEqualTo(new Same());
    assertThat(judge(.93, 1.04)).isInstanceOf(Undecided.class);
    // a small difference that is certain is a difference
    assertThat(judge(1.01, 1.03)).isEqualTo(new Cheaper(false));
  }

  @Test
  void whatIsNotClearSaysWhatWouldSettleIt() {
    assertThat(judge(.95, 1.2))
        .isInstanceOfSatisfying(
            Undecided.class,
            undecided -> {
              int units = undecided.settle().orElseThrow().units();
              assertThat(units).isBetween(5, 20);
              assertThat(undecided.settle().orElseThrow().hours()).isEqualTo(1.5 * units);
              assertThat(undecided.words())
                  .startsWith(
                      "it may be cheaper or dearer; forecast: " + units + " nodes more a side (")
                  .endsWith(" h) for a verdict if the ratio stays");
            });
  }

  @Test
  void whatNoNumberOfUnitsSettlesIsSaid() {
    MoneyRules strict = new MoneyRules(.0001, false);
    assertThat(strict.judge(9, Optional.of(between(.5, 2)), PLAIN))
        .isEqualTo(
            new Undecided(
                "it may be cheaper or dearer; no feasible number of units narrows the interval"
                    + " enough",
                Optional.empty()));
  }

  @Test
  void fewerThanFiveUnitsGiveNoVerdictHoweverClear() {
    assertThat(RULES.judge(4, Optional.of(between(2, 3)), PLAIN))
        .isInstanceOfSatisfying(
            Undecided.class,
            undecided -> assertThat(undecided.words()).isEqualTo("4 nodes: a verdict needs 5"));
    assertThat(RULES.judge(1, Optional.empty(), PLAIN))
        .isInstanceOfSatisfying(
            Undecided.class,
            undecided -> assertThat(undecided.words()).isEqualTo("1 node: a verdict needs 5"));
    assertThat(RULES.judge(5, Optional.of(between(2, 3)), PLAIN)).isEqualTo(new Cheaper(true));
  }

  @Test
  void whatBarsAVerdictComesFirst() {
    Circumstances barred = new Circumstances("node", 1, Optional.of("too short"));

    assertThat(RULES.judge(9, Optional.of(between(2, 3)), barred))
        .isEqualTo(new Undecided("too short", Optional.empty()));
    assertThat(RULES.judge(2, Optional.empty(), barred))
        .isEqualTo(new Undecided("too short", Optional.empty()));
  }
}
