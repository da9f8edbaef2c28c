package io.archbench.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForecastTest {
  @Test
  void whatIsNarrowEnoughNeedsNoFurtherUnit() {
    LogRatioEstimate now = new LogRatioEstimate(0, .005, 4);

    assertThat(Forecast.paired(now, 5).unitsUntilHalfWidth(.03)).hasValue(0);
  }

  @Test
  void theForecastIsTheFirstNumberOfBlocksThatIsNarrowEnough() {
    LogRatioEstimate now = new LogRatioEstimate(0, .10 / Math.sqrt(5), 4); // SD 10 % of a block

    // t(.975, 44) .1/√45 = .03004 and t(.975, 45) .1/√46 = .02970: ln 1.03 = .02956 needs 47
    assertThat(Forecast.paired(now, 5).unitsUntilHalfWidth(.03)).hasValue(42);
  }

  @Test
  void independentSidesHaveTwiceTheDegreesOfFreedom() {
    LogRatioEstimate now = new LogRatioEstimate(0, .05, 8);

    int paired = Forecast.paired(now, 5).unitsUntilHalfWidth(.03).orElseThrow();
    int independent = Forecast.independent(now, 5).unitsUntilHalfWidth(.03).orElseThrow();

    assertThat(independent).isLessThan(paired).isPositive();
  }

  @Test
  void whatNobodyCanMeasureHasNoForecast() {
    LogRatioEstimate now = new LogRatioEstimate(0, 20, 4);

    assertThat(Forecast.paired(now, 5).unitsUntilHalfWidth(.03)).isEmpty();
  }
}
