package io.archbench.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class VarianceComponentsTest {
  private static final ZigguratSampler.NormalizedGaussian GAUSS =
      ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(7L));

  private static List<List<Double>> nodes(int nodes, double between, double within, int... trials) {
    List<List<Double>> samples = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      double level = between * GAUSS.sample();
      List<Double> own = new ArrayList<>();
      for (int trial = 0; trial < trials[node % trials.length]; trial++) {
        own.add(level + within * GAUSS.sample());
      }
      samples.add(own);
    }
    return samples;
  }

  @Test
  void theComponentsOfAKnownCaseAreThoseOfTheTextbook() {
    VarianceComponents found =
        VarianceComponents.of(List.of(List.of(1.0, 3.0), List.of(5.0, 7.0), List.of(9.0, 11.0)))
            .orElseThrow();

    // each node's variance is 2; the means 2, 6, 10 have variance 16, of which 2/2 is the trials'
    assertThat(found).isEqualTo(new VarianceComponents(15, 2, 2));
  }

  @Test
  void nodesWithDifferentNumbersOfTrialsGiveTheSpreadThatTheyWereDrawnWith() {
    VarianceComponents found = VarianceComponents.of(nodes(4000, .02, .015, 1, 2, 3)).orElseThrow();

    assertThat(Math.sqrt(found.node())).isCloseTo(.02, within(.001));
    assertThat(Math.sqrt(found.trial())).isCloseTo(.015, within(.0005));
    assertThat(found.trialsPerNode()).isCloseTo(18 / 11.0, within(.01));
  }

  @Test
  void nodesThatDoNotDifferHaveNoVarianceRatherThanANegativeOne() {
    VarianceComponents found =
        VarianceComponents.of(List.of(List.of(1.0, 5.0), List.of(5.0, 1.0))).orElseThrow();

    assertThat(found.node()).isZero();
    assertThat(found.optimalTrials(1)).isEmpty();
  }

  @Test
  void withoutANodeThatWasMeasuredTwiceNothingIsKnown() {
    assertThat(VarianceComponents.of(List.of(List.of(1.0), List.of(2.0)))).isEmpty();
    assertThat(VarianceComponents.of(List.of(List.of(1.0, 2.0)))).isEmpty();
    assertThat(VarianceComponents.of(List.of())).isEmpty();
  }

  @Test
  void theBestNumberOfTrialsGrowsWithTheirSpreadAndTheCostOfANode() {
    assertThat(new VarianceComponents(4e-4, 1e-4, 1).optimalTrials(1)).hasValue(1);
    assertThat(new VarianceComponents(1e-4, 4e-4, 1).optimalTrials(1)).hasValue(2);
    assertThat(new VarianceComponents(1e-4, 4e-4, 1).optimalTrials(10)).hasValue(7);
  }

  @Test
  void asManyFurtherRoundsAsForecastReachTheWidthAndOneLessDoesNot() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(11L);
    for (int i = 0; i < 200; i++) {
      VarianceComponents some =
          new VarianceComponents(
              1e-4 * random.nextDouble(), 1e-3 * random.nextDouble(), 1 + random.nextInt(3));
      double goal = .05 * random.nextDouble();
      int nodes = 5 + random.nextInt(6);
      some.roundsUntil(nodes, goal)
          .ifPresentOrElse(
              rounds -> {
                double trials = some.trialsPerNode() + (double) rounds / nodes;
                assertThat(some.halfWidth(nodes, trials)).isLessThanOrEqualTo(goal + 1e-12);
                if (rounds > 0) {
                  assertThat(some.halfWidth(nodes, trials - 1.0 / nodes)).isGreaterThan(goal);
                }
              },
              () -> assertThat(some.halfWidth(nodes, 1e4)).isGreaterThan(goal));
    }
  }
}
