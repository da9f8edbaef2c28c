package io.archbench.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadCountTest {
  @ParameterizedTest
  @CsvSource({
    "max, 1, 1",
    "max, 16, 16",
    "quarter, 1, 1",
    "quarter, 4, 1",
    "quarter, 5, 2",
    "quarter, 14, 4",
    "quarter, 16, 4",
    "3, 1, 3",
    "9999, 2, 9999"
  })
  void loadsResolveAgainstTheCpusAndNumbersDoNot(String symbol, int cpus, int threads) {
    assertThat(new ThreadCount(symbol).resolve(cpus)).isEqualTo(threads);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "01", "half", "MAX", "10000", "1 "})
  void otherSymbolsAreRefused(String symbol) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ThreadCount(symbol));
  }
}
