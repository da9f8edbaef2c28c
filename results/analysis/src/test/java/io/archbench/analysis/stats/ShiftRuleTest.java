package io.archbench.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShiftRuleTest {
  private static List<Double> series(int length, java.util.function.IntToDoubleFunction value) {
    return IntStream.range(0, length).mapToDouble(value).boxed().toList();
  }

  @Test
  void whatIsSteadyFromTheStartIsWarmAsSoonAsThatCanBeSeen() {
    assertThat(ShiftRule.warmAfter(series(100, i -> 50))).hasValue(22);
  }

  @Test
  void aJumpDelaysByTheTimeUntilBothWindowsAreBehindIt() {
    // compiled after 30 iterations: the last window that differs begins just before
    assertThat(ShiftRule.warmAfter(series(100, i -> i < 30 ? 10 : 50))).hasValue(22);
    assertThat(ShiftRule.warmAfter(series(100, i -> i < 15 ? 10 : 50))).hasValue(37);
  }

  @Test
  void whatStillGetsFasterIsNotWarm() {
    assertThat(ShiftRule.warmAfter(series(100, i -> StrictMath.exp(.0012 * i)))).isEmpty();
    assertThat(ShiftRule.warmAfter(series(100, i -> StrictMath.exp(.0008 * i)))).hasValue(22);
  }

  @Test
  void timesCountAsRatesDo() {
    List<Double> rates = series(100, i -> i < 15 ? 10 : 50);
    List<Double> times = rates.stream().map(rate -> 1 / rate).toList();

    assertThat(ShiftRule.warmAfter(times)).isEqualTo(ShiftRule.warmAfter(rates));
  }

  @Test
  void tooFewIterationsSayNothing() {
    assertThat(ShiftRule.warmAfter(series(21, i -> 50))).isEmpty();
    assertThat(ShiftRule.warm(series(21, i -> i < 11 ? 1 : 50))).isEqualTo(50);
  }
}
