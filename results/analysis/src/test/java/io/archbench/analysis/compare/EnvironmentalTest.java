package io.archbench.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.gate.Gate;
import io.archbench.analysis.gate.GateResult;
import io.archbench.analysis.gate.GateRules;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.synthetic.RecordBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvironmentalTest {
  /** One cell of each of two suites and one more, head against base. */
  private static ComparisonDocument compared(
      boolean builds, double first, double second, double third) {
    List<Collected> trials = new ArrayList<>();
    for (int round = 1; round <= 6; round++) {
      double noise = 1 + .001 * (round % 3);
      for (String side : List.of("base", "head")) {
        boolean head = side.equals("head");
        trials.add(
            RecordBuilder.of("indexing", side)
                .round(round)
                .suiteSha256((builds && head ? "6" : "5").repeat(64))
                .cell("indexing/A.a:thrpt:tmax", "ops/s", rate(head, first, noise))
                .cell("indexing/A.b:thrpt:tmax", "ops/s", rate(head, third, noise))
                .collected());
        trials.add(
            RecordBuilder.of("coordination", side)
                .round(round)
                .suiteSha256((builds && head ? "6" : "5").repeat(64))
                .cell("coordination/B.a:thrpt:tmax", "ops/s", rate(head, second, noise))
                .collected());
      }
    }
    return Comparer.compare(
        new Question(
            "synthetic",
            "",
            "",
            Aim.ESTIMATE,
            List.of(new Sides("base", "head", Pairing.SAME_NODE, builds)),
            List.of(),
            Map.of(),
            Policy.DEFAULT,
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            MoneyQuestion.NONE),
        trials);
  }

  private static double[] rate(boolean head, double ratio, double noise) {
    double value = 1000 * (head ? ratio * noise : 1);
    return new double[] {value, value};
  }

  private static long flagged(ComparisonDocument document) {
    return document.comparisons().getFirst().cells().stream()
        .filter(CellComparison::isEnvironmental)
        .count();
  }

  @Test
  void changesOfMostCellsOfUnrelatedSuitesInOneDirectionAreTheMachines() {
    assertThat(flagged(compared(true, .9, .9, .9))).isEqualTo(3);
    assertThat(flagged(compared(true, 1.2, 1.2, 1.2))).isEqualTo(3);
  }

  @Test
  void changesOfOneSuiteOrInBothDirectionsOrOfFewCellsAreTheBuilds() {
    assertThat(flagged(compared(true, .9, 1, .9))).isZero();
    assertThat(flagged(compared(true, .9, 1.2, .9))).isZero();
    assertThat(flagged(compared(true, .9, .9, 1))).isZero();
  }

  @Test
  void whatIsNoComparisonOfBuildsMayWellChangeEverything() {
    assertThat(flagged(compared(false, .9, .9, .9))).isZero();
  }

  @Test
  void aGateFailsForThemOnlyIfAConclusionIsDemanded() {
    GateRules nightly = new GateRules(Policy.DEFAULT, Map.of(), Set.of(), false, false, List.of());
    GateRules strict = new GateRules(Policy.DEFAULT, Map.of(), Set.of(), false, true, List.of());
    LocalDate day = LocalDate.of(2026, 11, 27);

    GateResult result = Gate.judge(compared(true, .9, .9, .9), nightly, day);
    assertThat(result.passed()).isTrue();
    assertThat(result.findings()).hasSize(3);
    assertThat(result.findings().getFirst().words()).contains("look at the machine first");
    assertThat(Gate.judge(compared(true, .9, .9, .9), strict, day).all()).containsExactly(3);
  }
}
