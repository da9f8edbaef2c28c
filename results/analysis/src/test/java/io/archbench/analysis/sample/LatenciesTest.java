package io.archbench.analysis.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
  private static final List<Double> PERCENTS = List.of(50.0, 75.0, 90.0, 99.0, 99.9, 99.99);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 59, 300, 20_000})
  void quantilesOfOnePassAreThoseOfTheHistogram(int count) {
    Random random = new Random(count);
    Histogram histogram = new Histogram(3);
    for (int i = 0; i < count; i++) {
      histogram.recordValue(Math.round(1e6 * Math.exp(random.nextGaussian())));
    }

    assertThat(Latencies.quantiles(histogram, PERCENTS))
        .containsExactly(
            PERCENTS.stream()
                .mapToDouble(percent -> (double) histogram.getValueAtPercentile(percent))
                .toArray());
  }
}
