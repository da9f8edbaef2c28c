package io.archbench.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.stats.StopRule.Step.Enough;
import io.archbench.analysis.stats.StopRule.Step.Hopeless;
import io.archbench.analysis.stats.StopRule.Step.More;
import org.junit.jupiter.api.Test;

class StopRuleTest {
  private static final double GOAL = Math.log1p(.03);

  @Test
  void anIntervalThatIsNarrowEnoughEndsIt() {
    assertThat(StopRule.next(GOAL * .99, 5, GOAL)).isEqualTo(new Enough());
    assertThat(StopRule.next(0, 5, GOAL)).isEqualTo(new Enough());
  }

  @Test
  void aWideIntervalAsksForAsManyUnitsAsItsSquare() {
    assertThat(StopRule.next(GOAL * 1.2, 5, GOAL)).isEqualTo(new More(3));
    assertThat(StopRule.next(GOAL * 1.001, 5, GOAL)).isEqualTo(new More(1));
  }

  @Test
  void noBatchIsLargerThanTen() {
    assertThat(StopRule.next(GOAL * 9, 5, GOAL)).isEqualTo(new More(10));
  }

  @Test
  void roundsOnNodesThatDifferAreHopeless() {
    VarianceComponents differ = new VarianceComponents(4e-4, 2.5e-5, 2);

    assertThat(StopRule.next(GOAL * 1.2, differ, 5, Math.log1p(.02))).isEqualTo(new Hopeless());
  }

  @Test
  void roundsThatNarrowByATenthAreWorthItThoughTheyDoNotReachTheGoal() {
    VarianceComponents noisy = new VarianceComponents(4e-4, 2e-3, 1.2);

    assertThat(StopRule.next(GOAL * 2, noisy, 5, GOAL)).isEqualTo(new More(10));
  }

  @Test
  void roundsThatReachTheGoalAreWorthItHoweverLittleTheyNarrow() {
    VarianceComponents nearly = new VarianceComponents(1e-5, 4e-4, 1.5);
    double goal = .97 * nearly.halfWidth(5, 1.5);

    assertThat(StopRule.next(nearly.halfWidth(5, 1.5), nearly, 5, goal)).isEqualTo(new More(1));
  }
}
