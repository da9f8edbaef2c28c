package io.archbench.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.price.Money;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearSumTest {
  private static YearSum sum(String estimate, String low, String high) {
    return new YearSum(
        Money.usd(estimate),
        Optional.ofNullable(low).map(Money::usd),
        Optional.ofNullable(high).map(Money::usd),
        Money.usd("2018304.00"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | 3 | 7.5 | saves 3.00 to 7.50 USD | saves 3 to 8 USD a year of the 2,018,304 USD spent"
            + " today",
        "-5 | -7 | -3 | costs 3.00 to 7.00 USD more | costs 3 to 7 USD a year more than the"
            + " 2,018,304 USD spent today",
        "-2 | -7 | 3 | costs between 7.00 USD more and 3.00 USD less | costs between 7 USD more and 3"
            + " USD less a year than the 2,018,304 USD spent today",
        "373981.92 | 373981.92 | 373981.92 | saves 373,981.92 USD | saves 373,982 USD a year of the"
            + " 2,018,304 USD spent today",
        "-9 | -9 | -9 | costs 9.00 USD more | costs 9 USD a year more than the 2,018,304 USD spent"
            + " today",
        "0 | 0 | 0 | saves nothing | saves nothing a year of the 2,018,304 USD spent today",
        "0 | 0 | 4 | saves 0.00 to 4.00 USD | saves 0 to 4 USD a year of the 2,018,304 USD spent today",
        "-2 | -4 | 0 | costs 0.00 to 4.00 USD more | costs 0 to 4 USD a year more than the 2,018,304"
            + " USD spent today",
      })
  void aRangeSaysItsDirection(
      String estimate, String low, String high, String inCents, String against) {
    assertThat(sum(estimate, low, high).inCents()).isEqualTo(inCents);
    assertThat(sum(estimate, low, high).againstToday(Figures::whole)).isEqualTo(against);
  }

  @Test
  void theEstimateStandsOnlyBesideItsRange() {
    assertThat(sum("5", "3", "7").estimateWords()).hasValue("saves 5.00 USD");
    assertThat(sum("-5", "-7", "3").estimateWords()).hasValue("costs 5.00 USD more");
    assertThat(sum("5", "5", "5").estimateWords()).isEmpty();
  }

  @Test
  void withoutAnIntervalThePointSaysSo() {
    YearSum point = new YearSum(Money.usd("5"), Optional.empty(), Optional.empty(), Money.usd("9"));

    assertThat(point.inCents()).isEqualTo("saves 5.00 USD (no interval)");
    assertThat(point.estimateWords()).isEmpty();
  }
}
