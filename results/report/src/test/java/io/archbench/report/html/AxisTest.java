package io.archbench.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
  @Test
  void halfAndTwiceAreEquallyFarFromParity() {
    Axis axis = new Axis(.25, 4);

    assertThat(axis.x(1) - axis.x(.5)).isCloseTo(axis.x(2) - axis.x(1), within(1e-9));
    assertThat(axis.x(.25)).isEqualTo(Axis.LEFT);
    assertThat(axis.x(400)).isEqualTo(Axis.RIGHT);
  }

  @ParameterizedTest
  @CsvSource({".94,1.06", ".7,1.6", ".9,1.001", ".25,4", ".01,90", ".999,1.001", ".3,1.1", ".99,7"})
  void ticksCanBeReadAndParityIsAmongThem(double low, double high) {
    List<Axis.Tick> ticks = new Axis(low, high).ticks();

    assertThat(ticks).extracting(Axis.Tick::label).contains("1×").doesNotHaveDuplicates();
    for (int next = 1; next < ticks.size(); next++) {
      double gap =
          Double.parseDouble(ticks.get(next).x()) - Double.parseDouble(ticks.get(next - 1).x());
      assertThat(gap).isGreaterThan(40);
    }
  }

  @Test
  void anAxisWithoutParityIsRefused() {
    assertThatThrownBy(() -> new Axis(1.1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Axis(Double.NaN, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
