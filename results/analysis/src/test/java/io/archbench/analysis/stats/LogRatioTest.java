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
}
