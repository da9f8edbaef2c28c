package io.archbench.k8s.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamPauseTest {
  private long now = 1;
  private final StreamPause pause = new StreamPause(() -> now);

  private boolean isOverAfter(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
    return pause.isOver();
  }

  @Test
  void aStreamThatEndsAtOnceIsLeftClosedLongerEachTimeUpToEightSeconds() {
    assertThat(isOverAfter(0)).isTrue();
    assertThat(isOverAfter(0)).isFalse();
    assertThat(isOverAfter(1)).isTrue();
    assertThat(isOverAfter(1)).isFalse();
    assertThat(isOverAfter(1)).isTrue();
    assertThat(isOverAfter(4)).isTrue();
    assertThat(isOverAfter(7)).isFalse();
    assertThat(isOverAfter(1)).isTrue();
    assertThat(isOverAfter(8)).isTrue();
  }

  @Test
  void aStreamThatLastedIsOpenedAgainSoon() {
    assertThat(isOverAfter(0)).isTrue();
    assertThat(isOverAfter(1)).isTrue();
    assertThat(isOverAfter(60)).isTrue();
    assertThat(isOverAfter(1)).isTrue();
  }
}
