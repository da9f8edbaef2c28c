package io.archbench.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.price.Money;
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @CsvSource({"0.268229, 26.8 %", "0.0005, 0.1 %", "0.0001, 0.01 %", "0, 0 %", "12.5, '1,250.0 %'"})
  void percentagesHaveOneDecimal(double fraction, String text) {
    assertThat(Figures.percent(fraction)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1, above 99.9 %",
    "0.9995, above 99.9 %",
    "0.998, 99.8 %",
    "0.5, 50.0 %",
    "0.0004, below 0.1 %",
    "0, below 0.1 %"
  })
  void aConfidenceIsNeverCertain(double confidence, String text) {
    assertThat(Figures.confidence(confidence)).isEqualTo(text);
  }

  @Test
  void moneyIsExactAndWithoutItsSign() {
    assertThat(Figures.cents(Money.usd("-541368"))).isEqualTo("541,368.00 USD");
    assertThat(Figures.whole(Money.usd("373981.92"))).isEqualTo("373,982 USD");
    assertThat(Figures.cents(Money.usd("12345678901234567890.12")))
        .isEqualTo("12,345,678,901,234,567,890.12 USD");
    assertThat(Figures.perHour(Money.usd("0.7680"))).isEqualTo("0.7680 USD");
    assertThat(Figures.perHour(Money.usd("0.01315068493"))).isEqualTo("0.013151 USD");
    assertThat(Figures.perHour(Money.usd("1E+1"))).isEqualTo("10 USD");
  }
}
