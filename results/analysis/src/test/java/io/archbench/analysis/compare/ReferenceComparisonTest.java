package io.archbench.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.Study;
import io.archbench.analysis.gate.Gate;
import io.archbench.analysis.gate.GateRules;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.Policy;
import io.archbench.trial.Phase;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReferenceComparisonTest {
  private static final Aim ENDED = new Aim.Detect(.03, false);

  /** Head as fast as its baseline, and half as fast as the anchor. */
  private static Study study() {
    Study study = Study.sameNode().aim(ENDED).anchor("first");
    for (int round = 1; round <= 10; round++) {
      double node = round % 2 == 0 ? 1.1 : .9;
      add(study, Phase.SCREEN, "base", round, 1000 * node);
      add(study, Phase.SCREEN, "head", round, 1000 * node);
      add(study, Phase.SCREEN, "first", round, 2000 * node);
    }
    return study;
  }

  private static void add(Study study, Phase phase, String variant, int round, double value) {
    study.add(Study.trial(variant, round).phase(phase).cell(Study.CELL, "ops/s", value, value));
  }

  @Test
  void theContenderIsSetAgainstTheAnchorInTheSameBlocksSoThatTheNodeCancels() {
    ReferenceComparison reference = study().compare().references().getFirst();

    assertThat(reference.anchor()).isEqualTo("first");
    assertThat(reference.contender()).isEqualTo("head");
    CellComparison cell = reference.cells().getFirst();
    assertThat(cell.theta().orElseThrow()).isEqualTo(-StrictMath.log(2), within(1e-12));
    assertThat(cell.se().orElseThrow()).isLessThan(1e-12);
  }

  @Test
  void nothingFailsForBeingSlowerThanTheAnchor() {
    ComparisonDocument document = study().compare();

    assertThat(Gate.judge(document, GateRules.of(Policy.DEFAULT), LocalDate.EPOCH).passed())
        .isTrue();
    assertThat(document.exit().code()).isZero();
  }

  @Test
  void freshUnitsOfCandidatesDoNotEnterIt() {
    Study study = study();
    for (int round = 11; round <= 20; round++) {
      add(study, Phase.CONFIRM, "head", round, 1);
      add(study, Phase.CONFIRM, "first", round, 1000);
    }

    assertThat(study.compare().references().getFirst().cells().getFirst().theta().orElseThrow())
        .isEqualTo(-StrictMath.log(2), within(1e-12));
  }

  @Test
  void withoutARecordOfTheAnchorThereIsNoReference() {
    Study study = Study.sameNode().aim(ENDED).anchor("first");
    study.phase(Phase.SCREEN, 1, new double[] {1, 1, 1}, new double[] {1, 1, 1});

    assertThat(study.compare().references()).isEmpty();
  }
}
