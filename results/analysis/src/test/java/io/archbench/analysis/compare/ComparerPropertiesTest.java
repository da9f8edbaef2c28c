package io.archbench.analysis.compare;

import static io.archbench.analysis.Study.CELL;
import static io.archbench.analysis.Study.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.Study;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.json.CanonicalJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any data, tried on seeded random studies of both pairings. */
class ComparerPropertiesTest {
  private static final double EXACT = 1e-12;
  private static final String TIME_CELL = "indexing/Search.term?codec=default:avgt:tmax";

  static LongStream seeds() {
    return LongStream.range(0, 24);
  }

  /** Raw iterations: side × round × iteration. */
  private static double[][][] data(long seed) {
    Random random = new Random(seed);
    int rounds = 1 + random.nextInt(12);
    double spread = random.nextBoolean() ? .01 : .3;
    double[][][] data = new double[2][rounds][1 + random.nextInt(6)];
    for (double[][] side : data) {
      for (double[] round : side) {
        for (int i = 0; i < round.length; i++) {
          round[i] = 1_000 * Math.exp(spread * random.nextGaussian());
        }
      }
    }
    return data;
  }

  private static Study study(long seed) {
    return seed % 2 == 0 ? Study.sameNode() : Study.ownNodes();
  }

  private static Study fill(Study study, String cell, String unit, double[][][] data) {
    study.cell(cell);
    for (int round = 0; round < data[0].length; round++) {
      study.add(trial("base", round + 1).cell(cell, unit, data[0][round]));
      study.add(trial("head", round + 1).cell(cell, unit, data[1][round]));
    }
    return study;
  }

  private static CellComparison compared(long seed, double[][][] data) {
    return fill(study(seed), CELL, "ops/s", data).compared();
  }

  private static double[][][] scaled(double[][][] data, double factor) {
    double[][][] scaled = new double[data.length][data[0].length][data[0][0].length];
    for (int side = 0; side < data.length; side++) {
      for (int round = 0; round < data[side].length; round++) {
        for (int i = 0; i < data[side][round].length; i++) {
          scaled[side][round][i] = factor * data[side][round][i];
        }
      }
    }
    return scaled;
  }

  private static double[][][] reciprocal(double[][][] data) {
    double[][][] times = scaled(data, 1);
    for (double[][] side : times) {
      for (double[] round : side) {
        for (int i = 0; i < round.length; i++) {
          round[i] = 1 / round[i];
        }
      }
    }
    return times;
  }

  private static void assertSameRatio(CellComparison actual, CellComparison expected) {
    assertThat(actual.n()).isEqualTo(expected.n());
    Ratio ratio = actual.ratio().orElseThrow();
    Ratio other = expected.ratio().orElseThrow();
    assertThat(ratio.value()).isCloseTo(other.value(), within(EXACT));
    assertThat(ratio.low95().isPresent()).isEqualTo(other.low95().isPresent());
    if (ratio.low95().isPresent()) {
      double closeness = 1e-9 * other.high95().orElseThrow();
      assertThat(ratio.low95().get()).isCloseTo(other.low95().get(), within(closeness));
      assertThat(ratio.high95().get()).isCloseTo(other.high95().get(), within(closeness));
      assertThat(ratio.low50().get()).isCloseTo(other.low50().get(), within(closeness));
      assertThat(ratio.high50().get()).isCloseTo(other.high50().get(), within(closeness));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void swappingTheSidesInvertsTheRatioAndItsInterval(long seed) {
    double[][][] data = data(seed);
    CellComparison there = compared(seed, data);
    CellComparison back = compared(seed, new double[][][] {data[1], data[0]});

    Ratio ratio = there.ratio().orElseThrow();
    Ratio inverse =
        new Ratio(
            1 / ratio.value(),
            ratio.high95().map(high -> 1 / high),
            ratio.low95().map(low -> 1 / low),
            ratio.high50().map(high -> 1 / high),
            ratio.low50().map(low -> 1 / low));
    assertThat(back.ratio().orElseThrow().value()).isCloseTo(inverse.value(), within(EXACT));
    if (inverse.low95().isPresent()) {
      assertThat(back.ratio().orElseThrow().low95().orElseThrow())
          .isCloseTo(inverse.low95().get(), within(1e-9 * inverse.low95().get()));
    }
    if (there.verdict() instanceof Verdict.Improved) {
      assertThat(back.verdict()).isInstanceOf(Verdict.Regressed.class);
    } else if (there.verdict() instanceof Verdict.Equivalent) {
      assertThat(back.verdict()).isInstanceOf(Verdict.Equivalent.class);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfTheRecordsDoesNotMatter(long seed) {
    Study study = fill(study(seed), CELL, "ops/s", data(seed));
    List<Collected> shuffled = new ArrayList<>(study.trials());
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(CanonicalJson.text(Comparer.compare(study.question(), shuffled)))
        .isEqualTo(CanonicalJson.text(study.compare()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void scalingBothSidesChangesNothing(long seed) {
    double[][][] data = data(seed);

    assertSameRatio(compared(seed, scaled(data, 1.7e6)), compared(seed, data));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void scalingOneSideScalesTheRatio(long seed) {
    double[][][] data = data(seed);
    double[][][] faster = {data[0], scaled(data, 1.25)[1]};

    double ratio = compared(seed, data).ratio().orElseThrow().value();
    assertThat(compared(seed, faster).ratio().orElseThrow().value())
        .isCloseTo(1.25 * ratio, within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void reciprocalTimesGiveTheRatioOfTheThroughputs(long seed) {
    double[][][] data = data(seed);
    CellComparison times = fill(study(seed), TIME_CELL, "s/op", reciprocal(data)).compared();

    assertSameRatio(times, compared(seed, data));
    assertThat(times.better()).isEqualTo("lower");
  }
}
