package io.archbench.analysis.aa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.Study;
import org.junit.jupiter.api.Test;

class SelfComparisonTest {
  private static final double[] ONCE = {1000, 1004, 996, 1001, 999, 1000};
  private static final double[] AGAIN = {1002, 1001, 998, 999, 1003, 997};
  private static final double[] SLOWER = {900, 904, 896, 901, 899, 900};

  private static SelfComparison learnt(Study study) {
    return SelfComparison.of(
        study.compare().comparisons().getFirst(), study.question(), "a machine", "2026-11-27");
  }

  @Test
  void aCellThatIsCalledChangedIsAFalseAlarm() {
    SelfComparison same = learnt(Study.sameNode().blocks(ONCE, AGAIN));
    SelfComparison alarm = learnt(Study.sameNode().blocks(ONCE, SLOWER));

    assertThat(same.compared()).isEqualTo(1);
    assertThat(same.alarms()).isZero();
    assertThat(same.high95()).isCloseTo(.975, within(1e-9));
    assertThat(alarm.alarms()).isEqualTo(1);
    assertThat(alarm.low95()).isCloseTo(.025, within(1e-9));
    assertThat(alarm.words()).contains("1 of 1 cells called changed");
  }

  /** ln(1.03) is wider than the interval, and .92 standard errors on top find it in 80 %. */
  @Test
  void theSmallestChangeIsWhatIsFoundFourTimesInFive() {
    SelfComparison same = learnt(Study.sameNode().blocks(ONCE, AGAIN));
    var estimate = Study.sameNode().blocks(ONCE, AGAIN).compared().estimate().orElseThrow();

    assertThat(estimate.df()).isEqualTo(5);
    assertThat(same.cells().getFirst().effect())
        .isCloseTo(Math.exp(Math.log(1.03) + .9195437802 * estimate.se()) - 1, within(1e-9));
  }

  @Test
  void cellsThatCannotBeCalledChangedDoNotMakeTheRateLookBetter() {
    double[] four = {1000, 1001, 999, 1000};

    assertThat(learnt(Study.sameNode().blocks(four, four)).compared()).isZero();
    assertThat(learnt(Study.sameNode().warmup(1_000).blocks(ONCE, AGAIN)).compared()).isZero();
    assertThat(learnt(Study.sameNode().warmup(1_000).blocks(ONCE, AGAIN)).words())
        .contains("no cell could carry a verdict");
  }
}
