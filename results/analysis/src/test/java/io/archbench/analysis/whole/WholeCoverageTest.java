package io.archbench.analysis.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.SuiteShare;
import io.archbench.analysis.stats.Generator;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.validation.Noise;
import io.archbench.trial.CellKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Scenario S7 of statistics.md §7: six suites on common nodes that differ by 2 %, with the shares
 * of the workload table. How often does the whole's interval cover the truth?
 */
class WholeCoverageTest {
  private static final int REPETITIONS = 2_500;
  private static final int ITERATIONS = 20;
  private static final double NODE_SD = .02;

  /** CPUs of each workload, with coordination's as a study would assume them. */
  private static final String[] CPUS = {"3.0", "3.0", "1.5", "1.0", "0.3", "1.5"};

  private static final double[] RATIOS = {.92, 1.08, .75, .98, 1.2, .85};

  /** What a unit is made of, and how many there are. */
  private record Design(int units, int trialsPerUnit) {}

  private final CostShares shares;
  private final double truth;

  WholeCoverageTest() {
    SortedMap<String, Double> bySuite = new TreeMap<>();
    double sum = Arrays.stream(CPUS).mapToDouble(Double::parseDouble).sum();
    double time = 0;
    for (int i = 0; i < CPUS.length; i++) {
      double share = Double.parseDouble(CPUS[i]) / sum;
      bySuite.put(name(i), share);
      time += share / RATIOS[i];
    }
    shares = new CostShares(bySuite, 1);
    truth = -Math.log(time);
  }

  private static String name(int suite) {
    return "s" + suite;
  }

  private double coverage(
      Design design, long seed, ToDoubleFunction<List<SuiteAtLoad>> standardError) {
    Generator generator = new Generator(Noise.S1, seed);
    int covered = 0;
    for (int i = 0; i < REPETITIONS; i++) {
      List<SuiteAtLoad> suites = suites(generator, design);
      LogRatioEstimate whole =
          WholeMix.estimate(false, suites, shares).flatMap(MixEstimate::estimate).orElseThrow();
      double se = standardError.applyAsDouble(suites);
      if (new LogRatioEstimate(whole.theta(), se, whole.df()).interval(.95).contains(truth)) {
        covered++;
      }
    }
    return (double) covered / REPETITIONS;
  }

  private double whole(List<SuiteAtLoad> suites) {
    return WholeMix.estimate(false, suites, shares)
        .flatMap(MixEstimate::estimate)
        .orElseThrow()
        .se();
  }

  /** What it would be if suites that share nodes varied independently. */
  private double sumOfSquares(List<SuiteAtLoad> suites) {
    double time = 0;
    double squares = 0;
    for (SuiteAtLoad suite : suites) {
      double part = shares.of(suite.name()).orElseThrow() * Math.exp(-suite.estimate().theta());
      double se = part * suite.estimate().estimate().orElseThrow().se();
      time += part;
      squares += se * se;
    }
    return Math.sqrt(squares) / time;
  }

  private static List<SuiteAtLoad> suites(Generator generator, Design design) {
    List<double[]> baseline = side(generator, design, false);
    List<double[]> contender = side(generator, design, true);
    List<SuiteAtLoad> suites = new ArrayList<>();
    for (int i = 0; i < CPUS.length; i++) {
      suites.add(suite(i, baseline.get(i), contender.get(i), design));
    }
    return suites;
  }

  /** ln throughput of each unit, by suite; what a node is like, all suites on it share. */
  private static List<double[]> side(Generator generator, Design design, boolean contender) {
    List<double[]> suites = new ArrayList<>();
    for (int i = 0; i < CPUS.length; i++) {
      suites.add(new double[design.units()]);
    }
    for (int unit = 0; unit < design.units(); unit++) {
      double node = generator.block(NODE_SD);
      for (int i = 0; i < CPUS.length; i++) {
        double level = node + (contender ? Math.log(RATIOS[i]) : 0);
        double sum = 0;
        for (int trial = 0; trial < design.trialsPerUnit(); trial++) {
          sum += Math.log(Arrays.stream(generator.fork(level, ITERATIONS)).average().orElseThrow());
        }
        suites.get(i)[unit] = sum / design.trialsPerUnit();
      }
    }
    return suites;
  }

  private static SuiteAtLoad suite(int i, double[] baseline, double[] contender, Design design) {
    CellKey key = CellKey.parse(name(i) + "/A.a:thrpt:tmax");
    CellSamples samples =
        new CellSamples(
            new PlannedCell(key, 50_000, 20_000),
            samples(baseline, design),
            samples(contender, design));
    SuiteMix mix = new SuiteMix(List.of(new WeightedCell(samples, 1)), 1, 1);
    SuiteShare share =
        new SuiteShare(name(i), Optional.of(new BigDecimal(CPUS[i])), false, new TreeMap<>());
    return new SuiteAtLoad(share, mix, MixTime.estimate(false, mix.cells()).orElseThrow(), 0);
  }

  private static SideSamples samples(double[] values, Design design) {
    SortedMap<String, Double> units = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      units.put(String.format(Locale.ROOT, "%03d", i), values[i]);
    }
    return new SideSamples(units, Set.of("node"), values.length * design.trialsPerUnit());
  }

  @Test
  void nodesAsUnitsCoverTheTruth() {
    assertThat(coverage(new Design(5, 3), 701, this::whole)).isBetween(.94, .985);
    assertThat(coverage(new Design(10, 2), 702, this::whole)).isBetween(.94, .985);
  }

  @Test
  void trialsAsUnitsCoverTheTruth() {
    assertThat(coverage(new Design(5, 1), 703, this::whole)).isBetween(.94, .985);
    assertThat(coverage(new Design(10, 1), 704, this::whole)).isBetween(.94, .985);
  }

  /** Negative control: suites on common nodes are not independent. */
  @Test
  void addingVariancesAsIfSuitesWereIndependentMissesTheTruthFarTooOften() {
    assertThat(coverage(new Design(10, 5), 705, this::sumOfSquares)).isBetween(.5, .85);
    assertThat(coverage(new Design(10, 1), 706, this::sumOfSquares)).isBetween(.5, .85);
  }
}
