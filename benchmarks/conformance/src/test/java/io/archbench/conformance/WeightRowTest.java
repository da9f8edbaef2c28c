package io.archbench.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.suite.SuiteDescription.Representative;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightRowTest {
  private static final List<WeightRow> ROWS =
      WeightRow.of("| cell (`peers=3`) | weight |\n|---|---|\n| `Read.one?bytes=100` | .20 |\n");

  @Test
  void aRowIsOfTheCellWithItsParametersAndWeight() {
    assertThat(ROWS).hasSize(1);
    assertThat(ROWS.get(0).isOf(new Representative("Read.one?bytes=100&peers=3", "0.2"))).isTrue();
  }

  @Test
  void anotherWeightParameterOrBenchmarkIsNotThatRows() {
    WeightRow row = ROWS.get(0);
    assertThat(row.isOf(new Representative("Read.one?bytes=100", "0.21"))).isFalse();
    assertThat(row.isOf(new Representative("Read.one?bytes=10", "0.20"))).isFalse();
    assertThat(row.isOf(new Representative("Read.two?bytes=100", "0.20"))).isFalse();
  }

  @Test
  void aRowWithTooManyColumnsIsNone() {
    assertThat(WeightRow.of("| `Read.one` | the same | a client |\n")).isEmpty();
  }
}
