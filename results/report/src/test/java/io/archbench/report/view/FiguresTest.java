package io.archbench.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234567.8 | 1,235,000",
        "123456.7 | 123,500",
        "41.267 | 41.27",
        "0.00012345 | 0.0001235",
        "0 | 0",
        "NaN | unknown"
      })
  void scoresHaveFourDigits(double value, String text) {
    assertThat(Figures.score(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 | 0 B", "912 | 912 B", "999.6 | 1.00 kB", "2344 | 2.34 kB", "48123456 | 48.1 MB"})
  void bytesHaveThreeDigits(double value, String text) {
    assertThat(Figures.bytes(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1.85, 1", "12.3, 0", "123, 0", "0.153, 2", "0.0001, 3", "0, 1", "NaN, 1"})
  void aHalfWidthKeepsTwoDigits(double halfWidth, int decimals) {
    assertThat(Figures.decimals(halfWidth)).isEqualTo(decimals);
  }
}
