package io.archbench.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.price.Money;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.stats.Forecast;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.stats.VarianceComponents;
import io.archbench.analysis.verdict.Verdict.Equivalent;
import io.archbench.analysis.verdict.Verdict.Improved;
import io.archbench.analysis.verdict.Verdict.Inconclusive;
import io.archbench.analysis.verdict.Verdict.Reason;
import io.archbench.analysis.verdict.Verdict.Regressed;
import io.archbench.analysis.verdict.Verdict.Settle;
import io.archbench.trial.CellKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictRulesTest {
  private static final Circumstances FAIR = new Circumstances("block", .5, false, List.of());

  private static Evidence estimated(int n, double percent, double se) {
    LogRatioEstimate estimate = new LogRatioEstimate(Math.log1p(percent / 100), se, n - 1);
    return new Evidence.Estimated(n, estimate, Forecast.paired(estimate, n));
  }

  private static Verdict judge(Evidence evidence) {
    return VerdictRules.judge(Aim.ESTIMATE, evidence, FAIR, Policy.DEFAULT);
  }

  private static Inconclusive inconclusive(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Inconclusive.class);
    return (Inconclusive) verdict;
  }

  @Test
  void aClearChangeOfAtLeastTheAlertMarginIsAVerdict() {
    assertThat(judge(estimated(10, 3.1, .004))).isEqualTo(new Improved());
    assertThat(judge(estimated(10, -6, .01))).isEqualTo(new Regressed());
  }

  @Test
  void aClearChangeBelowTheAlertMarginIsEquivalentIfItIsSmallForSure() {
    assertThat(judge(estimated(10, 2.9, .004))).isEqualTo(new Equivalent());
    assertThat(judge(estimated(10, 0, .01))).isEqualTo(new Equivalent());
  }

  @Test
  void marginsAreOfTheRatioOnTheLogScale() {
    // 1/1.03 is as far from 1 as 1.03: −2.913 % is the alert margin downwards
    assertThat(judge(estimated(10, -2.92, .0001))).isEqualTo(new Regressed());
    assertThat(judge(estimated(10, -2.90, .0001))).isEqualTo(new Equivalent());
  }

  @Test
  void aWideIntervalIsInconclusiveAndSaysWhatWouldSettleIt() {
    Inconclusive verdict = inconclusive(judge(estimated(5, 2, .10 / Math.sqrt(5))));

    assertThat(verdict.reason()).isEqualTo(Reason.NOISY);
    assertThat(verdict.settle()).hasValue(new Settle(42, "block", 21.0, Optional.empty()));
    assertThat(verdict.words())
        .isEqualTo(
            "the interval is too wide to tell; forecast: 42 blocks more a side (21.0 h) for a half-width of 3 %");
  }

  @Test
  void anIntervalThatIsNarrowButUndecidedIsForecastUntilItDecides() {
    Inconclusive verdict = inconclusive(judge(estimated(20, 2.9, .0135)));

    assertThat(verdict.words()).contains("for a verdict if the ratio stays");
    assertThat(verdict.settle().orElseThrow().units()).isPositive();
  }

  /** Nodes that differ by 2 %, trials of one by half a percent. */
  private static Inconclusive nodes(int nodes, double goal, VarianceComponents components) {
    double se =
        Math.sqrt(
            2
                * (components.node() / nodes
                    + components.trial() / (nodes * components.trialsPerNode())));
    LogRatioEstimate estimate = new LogRatioEstimate(.01, se, 2 * (nodes - 1.0));
    Circumstances quarterOfAnHour =
        new Circumstances(
            "node", .125, Optional.of(Money.usd("0.415")), Optional.empty(), List.of());
    return inconclusive(
        VerdictRules.judge(
            new Aim.Estimate(goal),
            new Evidence.Estimated(
                nodes, estimate, Forecast.independent(estimate, nodes), Optional.of(components)),
            quarterOfAnHour,
            new Policy(.03, .01, Set.of())));
  }

  @Test
  void nodesThatDifferAreNotMadeUpForByMoreRoundsSoNodesAreAskedFor() {
    Inconclusive verdict = nodes(5, .02, new VarianceComponents(4e-4, 2.5e-5, 2));

    assertThat(verdict.words())
        .isEqualTo(
            "the interval is too wide to tell; forecast: more rounds cannot reach a half-width of 2 %; 5 nodes"
                + " more a side would (1.3 h, 4.15 USD)");
    assertThat(verdict.settle())
        .hasValue(new Settle(5, "node", 1.25, Optional.of(Money.usd("4.15"))));
  }

  @Test
  void trialsThatDifferAreMadeUpForByMoreRoundsOnTheSameNodes() {
    Inconclusive verdict = nodes(5, .03, new VarianceComponents(1e-4, 2e-3, 1.5));

    assertThat(verdict.words())
        .isEqualTo(
            "the interval is too wide to tell; forecast: 25 rounds more (3.1 h, 10.38 USD) for"
                + " a half-width of 3 %");
    assertThat(verdict.settle().orElseThrow().unit()).isEqualTo("round");
  }

  @Test
  void whatNoNumberOfUnitsSettlesIsSaid() {
    Inconclusive verdict = inconclusive(judge(estimated(5, 0, 30)));

    assertThat(verdict.settle()).isEmpty();
    assertThat(verdict.words()).contains("no feasible number of units");
  }

  @Test
  void fewUnitsCarryNoVerdictHoweverClear() {
    Inconclusive verdict = inconclusive(judge(estimated(4, 100, .001)));

    assertThat(verdict.reason()).isEqualTo(Reason.TOO_FEW);
    assertThat(verdict.words()).isEqualTo("4 blocks: a verdict needs 5");
    assertThat(verdict.settle()).hasValue(new Settle(1, "block", .5, Optional.empty()));
    assertThat(judge(estimated(5, 100, .001))).isEqualTo(new Improved());
    assertThat(inconclusive(judge(new Evidence.Point(1))).words())
        .isEqualTo("1 block: a verdict needs 5");
  }

  @Test
  void aDemonstrationCarriesNoVerdictAndNothingSettlesIt() {
    Circumstances demonstration = new Circumstances("block", .1, true, List.of());

    Inconclusive verdict =
        inconclusive(
            VerdictRules.judge(
                Aim.ESTIMATE, estimated(10, 50, .001), demonstration, Policy.DEFAULT));

    assertThat(verdict)
        .isEqualTo(
            new Inconclusive(
                Reason.UNSTEADY, "a demonstration: too short to be steady", Optional.empty()));
  }

  @Test
  void whatIsUnfairCarriesNoVerdict() {
    Circumstances unfair = new Circumstances("block", .1, false, List.of("a (1 v 2)", "b (3 v 4)"));

    Inconclusive verdict =
        inconclusive(
            VerdictRules.judge(Aim.ESTIMATE, estimated(10, 50, .001), unfair, Policy.DEFAULT));

    assertThat(verdict.reason()).isEqualTo(Reason.UNFAIR);
    assertThat(verdict.words()).isEqualTo("the sides also differ in a (1 v 2); b (3 v 4)");
  }

  @Test
  void aFailureOutranksEverything() {
    Circumstances worst = new Circumstances("block", .1, true, List.of("a"));

    assertThat(
            inconclusive(
                    VerdictRules.judge(
                        Aim.ESTIMATE, new Evidence.Failed("boom"), worst, Policy.DEFAULT))
                .reason())
        .isEqualTo(Reason.FAILED);
  }

  @Test
  void marginsComeFromThePolicy() {
    Policy strict = new Policy(.005, .01, Set.of());

    assertThat(VerdictRules.judge(Aim.ESTIMATE, estimated(10, 1, .001), FAIR, strict))
        .isEqualTo(new Improved());
    assertThat(judge(estimated(10, 1, .001))).isEqualTo(new Equivalent());
  }

  @Test
  void tenSecondsOfEachAreTheLeastForAVerdict() {
    CellKey key = CellKey.parse("indexing/Search.term:thrpt:tmax");

    assertThat(VerdictRules.isDemonstration(new PlannedCell(key, 10_000, 10_000))).isFalse();
    assertThat(VerdictRules.isDemonstration(new PlannedCell(key, 9_999, 10_000))).isTrue();
    assertThat(VerdictRules.isDemonstration(new PlannedCell(key, 10_000, 9_999))).isTrue();
  }
}
