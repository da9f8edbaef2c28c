package io.archbench.analysis.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.Study;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import org.junit.jupiter.api.Test;

class CellForksTest {
  private static final double[] ONE = {100};
  private static final double[] FOUR = {100, 101, 102, 103};
  private static final double[] FIVE = {100, 101, 102, 103, 104};

  private static CellForks forks(Study study) {
    return Samples.ofAllPhases(study.trials()).of(CellKey.parse(Study.CELL), "base");
  }

  @Test
  void phasesAreToldApart() {
    CellForks forks =
        forks(
            Study.sameNode()
                .phase(Phase.CALIBRATE, 0, ONE, ONE)
                .phase(Phase.SCREEN, 1, FIVE, FIVE)
                .phase(Phase.CONFIRM, 6, FOUR, FOUR));

    assertThat(forks.forks()).hasSize(10);
    assertThat(forks.of(Phase.SCREEN)).hasSize(5).allMatch(fork -> fork.phase() == Phase.SCREEN);
    assertThat(forks.of(Phase.CONFIRM)).hasSize(4);
    assertThat(forks.of(Phase.MEASURE)).isEmpty();
  }

  @Test
  void samplesKnowTheirCellsAndVariants() {
    Samples samples = Samples.ofAllPhases(Study.sameNode().blocks(ONE, ONE).trials());

    assertThat(samples.cells()).containsExactly(CellKey.parse(Study.CELL));
    assertThat(samples.variants()).containsExactly("base", "head");
  }
}
