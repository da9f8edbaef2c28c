package io.archbench.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutliersTest {
  @Test
  void whatLiesThreeRangesOutsideIsCounted() {
    // quartiles 2 and 4: from -4 to 10
    assertThat(Outliers.count(List.of(1.0, 2.0, 3.0, 4.0, 10.0))).isZero();
    assertThat(Outliers.count(List.of(1.0, 2.0, 3.0, 4.0, 10.1))).isEqualTo(1);
    assertThat(Outliers.count(List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 9.0, -9.0))).isEqualTo(2);
  }

  @Test
  void fewValuesHaveNone() {
    assertThat(Outliers.count(List.of(1.0, 1.0, 1.0, 99.0))).isZero();
    assertThat(Outliers.count(List.of())).isZero();
  }
}
