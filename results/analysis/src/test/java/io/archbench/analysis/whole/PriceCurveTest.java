package io.archbench.analysis.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.stats.LogRatioEstimate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriceCurveTest {
  private static final LogRatioEstimate ESTIMATE = new LogRatioEstimate(Math.log(.9), .02, 8);

  @Test
  void theTableHasRoundPriceRatiosAndTodaysAmongThem() {
    List<PriceConfidence> table = PriceCurve.of(ESTIMATE, Optional.of(.562 / .768));

    assertThat(table)
        .extracting(PriceConfidence::priceRatio)
        .containsExactly(
            .6, .65, .7, .562 / .768, .75, .8, .85, .9, .95, 1.0, 1.05, 1.1, 1.15, 1.2);
  }

  @Test
  void todaysRatioIsNotThereTwice() {
    assertThat(PriceCurve.of(ESTIMATE, Optional.of(.8))).hasSize(13);
    assertThat(PriceCurve.of(ESTIMATE, Optional.empty())).hasSize(13);
  }

  @Test
  void aDearerContenderIsLessLikelyCheaper() {
    List<PriceConfidence> table = PriceCurve.of(ESTIMATE, Optional.empty());

    assertThat(table)
        .isSortedAccordingTo(
            (left, right) -> Double.compare(right.confidence(), left.confidence()));
    assertThat(table.get(6).confidence()).isCloseTo(.5, within(1e-9));
  }
}
