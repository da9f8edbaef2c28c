package io.archbench.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.Study;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.AlarmBudget;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.verdict.Verdict.Reason;
import io.archbench.trial.Phase;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetectTest {
  private static final Aim OPEN = new Aim.Detect(.03, true);
  private static final Aim ENDED = new Aim.Detect(.03, false);

  /** Rounds of 1000 against so much more or less, with a spread of about 1 %. */
  private static double[] rounds(int n, double ratio) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = 1000 * ratio * (i % 2 == 0 ? .99 : 1.01);
    }
    return values;
  }

  private static double[] base(int n) {
    double[] values = new double[n];
    Arrays.fill(values, 1000);
    return values;
  }

  private static Study screened(double ratio) {
    return Study.sameNode().phase(Phase.SCREEN, 1, base(10), rounds(10, ratio));
  }

  private static Reason reason(CellComparison cell) {
    return ((Verdict.Inconclusive) cell.verdict()).reason();
  }

  @Test
  void whatLooksChangedIsACandidateAndNoVerdictUntilFreshUnitsConfirmIt() {
    CellComparison cell = screened(.9).aim(OPEN).compared();

    assertThat(reason(cell)).isEqualTo(Reason.UNCONFIRMED);
    assertThat(cell.awaitsConfirmation()).isTrue();
  }

  @Test
  void freshUnitsConfirmAndTheReportedRatioIsTheirsAlone() {
    CellComparison cell =
        screened(.9).phase(Phase.CONFIRM, 11, base(10), rounds(10, .95)).aim(ENDED).compared();

    assertThat(cell.verdict()).isEqualTo(new Verdict.Regressed());
    assertThat(cell.n().contender()).isEqualTo(10);
    assertThat(cell.ratio().orElseThrow().value()).isBetween(.9499, .9501);
  }

  @Test
  void freshUnitsThatDoNotDifferLeaveTheCellEquivalent() {
    CellComparison cell =
        screened(.9).phase(Phase.CONFIRM, 11, base(10), rounds(10, 1)).aim(ENDED).compared();

    assertThat(cell.verdict()).isEqualTo(new Verdict.Equivalent());
  }

  @Test
  void freshUnitsThatDifferTheOtherWayDoNotConfirm() {
    CellComparison cell =
        screened(.9).phase(Phase.CONFIRM, 11, base(10), rounds(10, 1.1)).aim(ENDED).compared();

    assertThat(reason(cell)).isEqualTo(Reason.UNCONFIRMED);
    assertThat(((Verdict.Inconclusive) cell.verdict()).words())
        .isEqualTo("screened at -10.0 %, and fresh units did not confirm it: +10.0 %");
  }

  @Test
  void freshUnitsNeedTwoThirdsOfTheAlertMargin() {
    assertThat(
            screened(.9)
                .phase(Phase.CONFIRM, 11, base(10), rounds(10, .979))
                .aim(ENDED)
                .compared()
                .verdict())
        .isEqualTo(new Verdict.Regressed());
    assertThat(
            screened(.9)
                .phase(Phase.CONFIRM, 11, base(10), rounds(10, .982))
                .aim(ENDED)
                .compared()
                .verdict())
        .isEqualTo(new Verdict.Equivalent());
  }

  @Test
  void whatIsNoCandidateIsEquivalentByItsFirstUnits() {
    CellComparison cell = screened(1.01).aim(ENDED).compared();

    assertThat(cell.verdict()).isEqualTo(new Verdict.Equivalent());
  }

  @Test
  void withoutFreshUnitsAllCellsOfTheNightAreLookedAtTogetherAndItIsSaid() {
    CellComparison cell = screened(.9).aim(ENDED).compared();

    assertThat(cell.verdict()).isEqualTo(new Verdict.Regressed());
    assertThat(cell.flags()).contains("not confirmed");
  }

  @Test
  void tooFewFreshUnitsConfirmNothing() {
    CellComparison cell =
        screened(.9).phase(Phase.CONFIRM, 11, base(4), rounds(4, 1.1)).aim(ENDED).compared();

    assertThat(cell.flags()).contains("not confirmed");
    assertThat(cell.n().contender()).isEqualTo(10);
  }

  @Test
  void theDocumentSaysWhichRulesItIsJudgedBy() {
    assertThat(screened(1).aim(OPEN).compare().design()).isEqualTo("detect");
    assertThat(screened(1).aim(Aim.ESTIMATE).compare().design()).isEqualTo("estimate");
  }

  @Test
  void phasesOfAnotherDesignAreNotLookedAt() {
    Study study = screened(.9).phase(Phase.MEASURE, 21, base(10), rounds(10, 2));

    assertThat(study.aim(Aim.ESTIMATE).compared().ratio().orElseThrow().value())
        .isBetween(1.999, 2.001);
    assertThat(study.aim(OPEN).compared().ratio().orElseThrow().value()).isBetween(.899, .901);
  }

  @Test
  void theFewerFalseAlarmsAMonthAreBorneTheMoreFreshUnitsHaveToSay() {
    Study study = screened(.9).phase(Phase.CONFIRM, 11, base(10), rounds(10, .95));

    assertThat(study.aim(budget(1)).compared().verdict()).isEqualTo(new Verdict.Regressed());
    assertThat(reason(study.aim(budget(1e-9)).compared())).isEqualTo(Reason.UNCONFIRMED);
  }

  @Test
  void aBudgetOfFalseAlarmsAlsoHoldsWhereNothingCouldBeConfirmed() {
    Study study = screened(.97);

    assertThat(study.aim(budget(1)).compared().flags()).contains("not confirmed");
    assertThat(study.aim(budget(1e-9)).compared().flags()).doesNotContain("not confirmed");
  }

  private static Aim budget(double falseAlarms) {
    return new Aim.Detect(.03, false, Optional.of(new AlarmBudget(falseAlarms, 1)));
  }
}
