package io.archbench.analysis.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.Study;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CellForksTest {
  private static final double[] ONE = {100};
  private static final double[] FOUR = {100, 101, 102, 103};
  private static final double[] FIVE = {100, 101, 102, 103, 104};

  private static Set<Phase> phases(Collection<Fork> forks) {
    return forks.stream().map(Fork::phase).collect(Collectors.toSet());
  }

  private static CellForks forks(Study study) {
    return Samples.ofAllPhases(study.trials()).of(CellKey.parse(Study.CELL), "base");
  }

  @Test
  void calibrationDoesNotCount() {
    CellForks forks =
        forks(Study.sameNode().phase(Phase.CALIBRATE, 0, ONE, ONE).blocks(FIVE, FIVE));

    assertThat(forks.forks()).hasSize(6);
    assertThat(forks.counted()).hasSize(5);
    assertThat(phases(forks.counted())).containsExactly(Phase.MEASURE);
  }

  @Test
  void confirmingForksCountAloneOnceTheyAreEnough() {
    Study screened = Study.sameNode().phase(Phase.SCREEN, 1, FIVE, FIVE);

    assertThat(forks(screened).counted()).hasSize(5);
    CellForks few = forks(screened.phase(Phase.CONFIRM, 6, FOUR, FOUR));
    assertThat(phases(few.counted())).containsExactly(Phase.SCREEN);
    CellForks enough = forks(screened.phase(Phase.CONFIRM, 10, ONE, ONE));
    assertThat(enough.counted()).hasSize(5);
    assertThat(phases(enough.counted())).containsExactly(Phase.CONFIRM);
  }

  @Test
  void samplesKnowTheirCellsAndVariants() {
    Samples samples = Samples.ofAllPhases(Study.sameNode().blocks(ONE, ONE).trials());

    assertThat(samples.cells()).containsExactly(CellKey.parse(Study.CELL));
    assertThat(samples.variants()).containsExactly("base", "head");
  }
}
