package io.archbench.trial.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.trial.synthetic.RecordBuilder;
import org.junit.jupiter.api.Test;

class DisturbanceTest {
  private static TrialRecord record(double stolen) {
    return RecordBuilder.of("indexing", "a")
        .stolen(stolen)
        .cell("indexing/A.a:thrpt:tmax", "ops/s", 1)
        .build();
  }

  @Test
  void stolenTimeCountsFromAPercent() {
    assertThat(Disturbance.stolen(record(.031)).orElseThrow()).isCloseTo(.031, within(1e-9));
    assertThat(Disturbance.stolen(record(.009))).isEmpty();
    assertThat(Disturbance.throttled(record(.031))).isEmpty();
  }

  @Test
  void theWordsOnThrottlingAreKnownAgain() {
    assertThat(Disturbance.isThrottling(Disturbance.throttledWords(.0042))).isTrue();
    assertThat(Disturbance.isThrottling("the kernel killed 2 processes for memory")).isFalse();
  }
}
