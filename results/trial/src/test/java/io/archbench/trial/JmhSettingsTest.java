package io.archbench.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JmhSettingsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void theLastWarmupIterationIsRoundedUp() {
    JmhSettings settings = new JmhSettings(Duration.ofMillis(2_500), 3, SECOND, MINUTE);

    assertThat(settings.warmupIterations()).isEqualTo(3);
    assertThat(settings.timeInIterations()).isEqualTo(Duration.ofSeconds(6));
    assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(66));
  }

  @Test
  void noWarmupIsAllowed() {
    assertThat(new JmhSettings(Duration.ZERO, 1, SECOND, MINUTE).warmupIterations()).isZero();
  }

  @Test
  void valuesThatMakeNoMeasurementAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JmhSettings(Duration.ofMillis(-1), 1, SECOND, MINUTE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JmhSettings(SECOND, 0, SECOND, MINUTE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JmhSettings(SECOND, 1, Duration.ofNanos(999_999), MINUTE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JmhSettings(SECOND, 1, SECOND, Duration.ZERO));
  }
}
