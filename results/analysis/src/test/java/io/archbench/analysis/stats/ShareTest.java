package io.archbench.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {
  /** From scipy.stats.binomtest(5, 100).proportion_ci(method="exact"). */
  @Test
  void theIntervalIsTheExactOne() {
    assertThat(Share.low(5, 100)).isCloseTo(0.016431879181728278, within(1e-10));
    assertThat(Share.high(5, 100)).isCloseTo(0.11283491110546288, within(1e-10));
  }

  @Test
  void noHitAndAllHitsHaveOneEndAtTheEdge() {
    assertThat(Share.low(0, 10)).isZero();
    assertThat(Share.high(0, 10)).isCloseTo(0.30849710781876294, within(1e-10));
    assertThat(Share.high(10, 10)).isEqualTo(1);
    assertThat(Share.high(0, 0)).isEqualTo(1);
  }
}
