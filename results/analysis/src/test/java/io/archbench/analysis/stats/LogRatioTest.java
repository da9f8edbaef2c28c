package io.archbench.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogRatioTest {
  @Test
  void blocksThatAllDifferByTheSameGiveAnIntervalWithoutWidth() {
    LogRatioEstimate estimate = LogRatio.paired(new double[] {.5, .5, .5});

    assertThat(estimate.se()).isZero();
    assertThat(estimate.interval(.95)).isEqualTo(new Interval(.5, .5));
    assertThat(estimate.excludesParity(.95)).isTrue();
  }

  @Test
  void sidesThatDoNotVaryHaveTheDegreesOfFreedomOfEqualVariances() {
    LogRatioEstimate estimate = LogRatio.welch(new double[] {2, 2, 2}, new double[] {1, 1});

    assertThat(estimate).isEqualTo(new LogRatioEstimate(1, 0, 3));
  }

  @Test
  void ifOneSideDoesNotVaryTheOtherGivesTheDegreesOfFreedom() {
    assertThat(LogRatio.welch(new double[] {2, 2, 2}, new double[] {1, 1.1}).df()).isEqualTo(1);
  }

  @Test
  void variancesTooSmallToSquareStillHaveDegreesOfFreedom() {
    double[] tiny = {0, 1e-130, 2e-130};

    assertThat(LogRatio.welch(tiny, tiny).df()).isCloseTo(4, within(1e-9));
  }

  @Test
  void oneUnitHasNoInterval() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRatio.paired(new double[] {1}))
        .withMessage("an interval needs two units, not 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRatio.welch(new double[] {1, 2}, new double[] {1}));
  }

  @Test
  void valuesThatAreNoNumbersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRatio.paired(new double[] {1, Double.NaN}))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRatio.paired(new double[] {1, Math.log(0)}))
        .withMessageContaining("-Infinity");
    assertThatIllegalArgumentException().isThrownBy(() -> LogRatio.paired(new double[0]));
  }

  @Test
  void equivalenceIsStrictlyInsideTheMargin() {
    LogRatioEstimate narrow = new LogRatioEstimate(.01, .001, 9);
    LogRatioEstimate wide = new LogRatioEstimate(.01, .05, 9);

    assertThat(narrow.isEquivalent(.9, .05)).isTrue();
    assertThat(wide.isEquivalent(.9, .05)).isFalse();
    assertThat(new LogRatioEstimate(-.2, .001, 9).isEquivalent(.9, .05)).isFalse();
    assertThat(new Interval(-.1, .05).isInside(.1)).isFalse();
  }

  @Test
  void intervalsAreOrderedNumbers() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogRatioEstimate(0, 1, 3).interval(1));
    assertThatIllegalArgumentException().isThrownBy(() -> new LogRatioEstimate(0, Double.NaN, 3));
  }

  @Test
  void confidenceIsOneHalfAtTheRatioItselfAndGrowsAwayFromIt() {
    LogRatioEstimate estimate = new LogRatioEstimate(Math.log(1.2), .05, 8);

    assertThat(estimate.confidenceAbove(1.2)).isCloseTo(.5, within(1e-12));
    assertThat(estimate.confidenceAbove(1)).isGreaterThan(.99);
    assertThat(estimate.confidenceAbove(1.4)).isLessThan(.05);
  }

  @Test
  void withoutAnySpreadConfidenceIsAllOrNothing() {
    LogRatioEstimate exact = new LogRatioEstimate(0, 0, 8);

    assertThat(exact.confidenceAbove(.99)).isEqualTo(1);
    assertThat(exact.confidenceAbove(1)).isEqualTo(.5);
    assertThat(exact.confidenceAbove(1.01)).isZero();
  }

  @Test
  void anExactFactorMovesTheRatioAndItsEndsAlike() {
    LogRatioEstimate estimate = new LogRatioEstimate(.1, .02, 7);
    Ratio ratio = Ratio.of(estimate).times(1.3);
    Ratio moved = Ratio.of(estimate.times(1.3));

    assertThat(moved.value()).isCloseTo(ratio.value(), within(1e-12));
    assertThat(moved.low95().orElseThrow()).isCloseTo(ratio.low95().orElseThrow(), within(1e-12));
    assertThat(moved.high50().orElseThrow()).isCloseTo(ratio.high50().orElseThrow(), within(1e-12));
  }
}
