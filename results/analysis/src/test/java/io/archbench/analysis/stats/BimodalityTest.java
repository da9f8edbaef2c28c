package io.archbench.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BimodalityTest {
  @Test
  void theSeparationIsTheShareBetweenTheTwoClusters() {
    // 0 0 0 | 3 3: 10.8 of 10.8 between; with one in the middle less
    assertThat(Bimodality.separation(List.of(0.0, 0.0, 0.0, 3.0, 3.0))).isCloseTo(1, within(1e-12));
    // 0 1 | 9 10: means .5 and 9.5, 81 of 82
    assertThat(Bimodality.separation(List.of(9.0, 0.0, 10.0, 1.0)))
        .isCloseTo(81.0 / 82, within(1e-12));
    assertThat(Bimodality.separation(List.of(5.0, 5.0, 5.0, 5.0, 5.0))).isZero();
  }

  @Test
  void twoModesAreSeenAndOneIsNot() {
    assertThat(Bimodality.isBimodal(List.of(1.00, 1.01, 1.02, 1.31, 1.30, 1.32, 1.01, 1.30)))
        .isTrue();
    assertThat(Bimodality.isBimodal(List.of(1.00, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.07)))
        .isFalse();
    assertThat(Bimodality.isBimodal(List.of(1.0, 1.0, 2.0, 2.0))).as("too few").isFalse();
    assertThat(Bimodality.isBimodal(List.of(1.0, 1.0, 1.0, 1.0, 1.0))).as("no spread").isFalse();
    double next = Math.nextUp(1.0);
    assertThat(Bimodality.isBimodal(List.of(1.0, 1.0, next, next, 1.0))).as("rounding").isFalse();
  }

  /** The negative control of the flag: one side in a hundred is flagged where there is nothing. */
  @ParameterizedTest
  @ValueSource(ints = {5, 10, 17, 30, 50, 100})
  void oneInAHundredIsFlaggedWhereThereIsOneMode(int n) {
    Random random = new Random(n);
    int runs = 20_000;
    int flagged = 0;
    for (int run = 0; run < runs; run++) {
      List<Double> units = IntStream.range(0, n).mapToObj(i -> random.nextGaussian()).toList();
      flagged += Bimodality.isBimodal(units) ? 1 : 0;
    }
    assertThat(flagged / (double) runs).isBetween(.007, .013);
  }

  @Test
  void scaleAndPlaceDoNotMatter() {
    double[] units = {1.00, 1.01, 1.02, 1.31, 1.30, 1.32, 1.01, 1.30};
    List<Double> moved = DoubleStream.of(units).map(x -> 1e-3 * x - 7).boxed().toList();

    assertThat(Bimodality.isBimodal(moved)).isTrue();
  }
}
