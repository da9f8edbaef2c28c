package io.archbench.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AssumedNodesTest {
  @Test
  void fiveNodesASideAreGoodForThreePerCent() {
    // t of 8 degrees of freedom is 2.3060 in tables
    assertThat(AssumedNodes.halfWidth(5)).isCloseTo(2.3060 * .02 * Math.sqrt(.4), within(1e-6));
    assertThat(AssumedNodes.nodesUntil(.03)).isEqualTo(5);
  }

  @Test
  void noFewerNodesWouldDo() {
    for (int nodes = 3; nodes < 40; nodes++) {
      assertThat(AssumedNodes.nodesUntil(AssumedNodes.halfWidth(nodes))).isEqualTo(nodes);
      assertThat(AssumedNodes.nodesUntil(AssumedNodes.halfWidth(nodes) * .999))
          .isEqualTo(nodes + 1);
    }
  }

  @Test
  void aWidthThatManyNodesDoNotReachEnds() {
    assertThat(AssumedNodes.nodesUntil(1e-9)).isEqualTo(Forecast.LIMIT);
  }
}
