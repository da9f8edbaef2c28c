package io.archbench.analysis.validation;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.files.ResultFile;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.stats.StopRule;
import io.archbench.analysis.stats.StopRule.Step;
import io.archbench.analysis.validation.Score.Rate;
import io.archbench.analysis.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores the rules against their targets (statistics.md §7), and faults of other rules against what
 * must find them. The same seed gives the same scores.
 */
public final class Validation {
  private static final double FALSE_ALARMS = .2;
  private static final double HALF_WIDTH = Math.log1p(.03);
  private static final double EQUIVALENCE = Math.log1p(.05);
  private static final double TRUTH = Math.log1p(.03);
  private static final Map<String, Noise> SCENARIOS =
      Map.of("S1", Noise.S1, "S2", Noise.S2, "S3", Noise.S3, "S4", Noise.S4, "S5", Noise.S5);
  private static final int MOST_ROUNDS = 30;
  private static final int FEWEST_ROUNDS = 5;

  private final Population population;
  private final long seed;
  private final int effort;
  private final List<Score> scores = new ArrayList<>();

  private Validation(Population population, long seed, int effort) {
    this.population = population;
    this.seed = seed;
    this.effort = effort;
  }

  /**
   * All scores, on benchmarks that scatter as those of a large suite do.
   *
   * @param effort nights of each kind; errors shrink with its square root
   */
  public static List<Score> simulated(long seed, int effort) {
    return of(Population.nights(seed), seed, effort);
  }

  /**
   * All scores, on the benchmarks of files: each fork is one of the file's, drawn with replacement.
   *
   * @param files JMH's, with the raw values of five forks or more
   * @param effort nights of each kind; errors shrink with its square root
   * @throws io.archbench.analysis.files.UnreadableResultFileException if no benchmark has five
   *     forks
   */
  public static List<Score> recorded(List<ResultFile> files, long seed, int effort) {
    return of(RecordedPopulation.of(files), seed, effort);
  }

  private static List<Score> of(Population population, long seed, int effort) {
    Validation validation = new Validation(population, seed, effort);
    validation.falseAlarms();
    validation.discoveries();
    validation.power("G3a", 10, Map.of(5, 67, 10, 90, 20, 97));
    validation.power("G3b", 5, Map.of(5, 53, 10, 81, 20, 94));
    validation.coverage();
    validation.adaptive("own nodes", Pairing.OWN_NODES, 55, 94.5);
    // half the degrees of freedom: docs/statistics.md
    validation.adaptive("blocks", Pairing.SAME_NODE, 53, 93.5);
    validation.wrongEquivalence();
    validation.scores.addAll(ChangeScores.of(seed, effort));
    validation.controls();
    return List.copyOf(validation.scores);
  }

  private Simulation night(long purpose) {
    return new Simulation(population, Pairing.SAME_NODE, seed + purpose);
  }

  private static boolean isChange(CellComparison cell) {
    return cell.verdict() instanceof Verdict.Regressed
        || cell.verdict() instanceof Verdict.Improved;
  }

  /** A change in the direction of the effect; the wrong direction is no find. */
  private static boolean finds(CellComparison cell, double effect) {
    return effect > 0
        ? cell.verdict() instanceof Verdict.Improved
        : cell.verdict() instanceof Verdict.Regressed;
  }

  private void falseAlarms() {
    Simulation night = night(1);
    Rate rate = new Rate(0, 0);
    for (int i = 0; i < 4 * effort; i++) {
      for (CellComparison cell : night.detected(night.everywhere(0), 10)) {
        rate = rate.plus(isChange(cell));
      }
    }
    scores.add(Score.atMost("G1", "false alarms, 10 + 10", rate, FALSE_ALARMS));
  }

  /** Every twentieth benchmark is 5 % slower or faster. */
  private void discoveries() {
    Simulation night = night(2);
    long alarms = 0;
    long wrong = 0;
    int nights = 4 * effort;
    for (int i = 0; i < nights; i++) {
      double[] effects = night.everywhere(0);
      for (int benchmark = i % 20; benchmark < effects.length; benchmark += 20) {
        effects[benchmark] = Math.log1p(benchmark % 2 == 0 ? .05 : -.05);
      }
      List<CellComparison> cells = night.detected(effects, 10);
      for (int benchmark = 0; benchmark < effects.length; benchmark++) {
        if (isChange(cells.get(benchmark))) {
          alarms++;
          wrong +=
              finds(cells.get(benchmark), effects[benchmark]) && effects[benchmark] != 0 ? 0 : 1;
        }
      }
    }
    scores.add(
        Score.atMost("G2", "false among alarms, 5 % of cells changed", new Rate(wrong, alarms), 5));
    scores.add(
        new Score(
            "G2",
            "false alarms a night, in number",
            (double) wrong / nights,
            Math.sqrt((double) wrong) / nights,
            "<= 1",
            wrong - 2 * Math.sqrt((double) wrong) <= nights
                ? Score.Outcome.MET
                : Score.Outcome.MISSED));
  }

  private void power(String name, int screening, Map<Integer, Integer> targets) {
    new TreeMap<>(targets)
        .forEach(
            (change, target) -> {
              Simulation night = night(name.hashCode() + change);
              Rate rate = new Rate(0, 0);
              for (int i = 0; i < effort; i++) {
                double effect = Math.log1p((i % 2 == 0 ? -change : change) / 100.0);
                for (CellComparison cell : night.detected(night.everywhere(effect), screening)) {
                  rate = rate.plus(finds(cell, effect));
                }
              }
              scores.add(
                  Score.atLeast(
                      name,
                      "changes of %d %% found, %d + 10".formatted(change, screening),
                      rate,
                      target));
            });
  }

  private void coverage() {
    coverage("population", population, Pairing.SAME_NODE, effort);
    new TreeMap<>(SCENARIOS)
        .forEach(
            (name, noise) ->
                coverage(
                    name,
                    Population.of(noise, 400, 20),
                    noise.node() > 0 ? Pairing.OWN_NODES : Pairing.SAME_NODE,
                    2 * effort));
  }

  private void coverage(String name, Population drawn, Pairing pairing, int repetitions) {
    for (int n : List.of(FEWEST_ROUNDS, 2 * FEWEST_ROUNDS)) {
      Simulation simulation = new Simulation(drawn, pairing, seed + 31L * n + name.hashCode());
      Rate rate = new Rate(0, 0);
      for (int i = 0; i < repetitions; i++) {
        Simulation.Measuring measured =
            simulation.new Measuring(simulation.everywhere(TRUTH)).rounds(n, simulation.all());
        for (CellComparison cell : simulation.estimated(measured)) {
          rate = rate.plus(covers(cell, TRUTH));
        }
      }
      scores.add(
          Score.between(
              "G5", "truth in the interval: %s, n = %d".formatted(name, n), rate, 94, 98.5));
    }
  }

  private static boolean covers(CellComparison cell, double truth) {
    return cell.estimate().orElseThrow().interval(.95).contains(truth);
  }

  /**
   * Each benchmark is measured until its interval is narrow enough, or 30 rounds.
   *
   * @param saved percent that it is known to save at least; likewise {@code coverage}
   */
  private void adaptive(String how, Pairing pairing, double saved, double coverage) {
    Simulation night = new Simulation(population, pairing, seed + how.hashCode());
    long rounds = 0;
    long squares = 0;
    Rate covered = new Rate(0, 0);
    for (int i = 0; i < 2 * effort; i++) {
      Simulation.Measuring measured = night.new Measuring(night.everywhere(0));
      int[] n = new int[population.size()];
      Map<Integer, List<Integer>> next = new TreeMap<>(Map.of(FEWEST_ROUNDS, night.all()));
      while (!next.isEmpty()) {
        next.forEach(
            (more, benchmarks) -> {
              measured.rounds(more, benchmarks);
              benchmarks.forEach(benchmark -> n[benchmark] += more);
            });
        List<Integer> last = next.values().stream().flatMap(List::stream).toList();
        next = wanted(night.estimated(measured), last, n);
      }
      List<CellComparison> cells = night.estimated(measured);
      for (int benchmark = 0; benchmark < n.length; benchmark++) {
        rounds += n[benchmark];
        squares += (long) n[benchmark] * n[benchmark];
        covered = covered.plus(covers(cells.get(benchmark), 0));
      }
    }
    double mean = (double) rounds / covered.tries();
    double deviation = Math.sqrt((double) squares / covered.tries() - mean * mean);
    scores.add(
        Score.atLeast(
                "G6",
                "rounds saved of 30, ±3 %, " + how,
                100 * (1 - mean / MOST_ROUNDS),
                100 * deviation / MOST_ROUNDS / Math.sqrt((double) covered.tries()),
                55)
            .knownToReach(saved));
    scores.add(
        Score.atLeast("G6", "truth in the interval then, " + how, covered, 94.5)
            .knownToReach(coverage));
  }

  private static Map<Integer, List<Integer>> wanted(
      List<CellComparison> cells, List<Integer> benchmarks, int[] n) {
    Map<Integer, List<Integer>> wanted = new TreeMap<>();
    for (int benchmark : benchmarks) {
      double width = cells.get(benchmark).estimate().orElseThrow().interval(.95).halfWidth();
      Step step = StopRule.next(width, n[benchmark], HALF_WIDTH);
      if (step instanceof Step.More(int rounds) && n[benchmark] < MOST_ROUNDS) {
        wanted
            .computeIfAbsent(
                Math.min(rounds, MOST_ROUNDS - n[benchmark]), more -> new ArrayList<>())
            .add(benchmark);
      }
    }
    return wanted;
  }

  private void wrongEquivalence() {
    for (int n : List.of(5, 10)) {
      Simulation night = night(90 + n);
      Rate rate = new Rate(0, 0);
      for (int i = 0; i < effort; i++) {
        double effect = i % 2 == 0 ? EQUIVALENCE : -EQUIVALENCE;
        for (CellComparison cell :
            night.estimated(night.new Measuring(night.everywhere(effect)).rounds(n, night.all()))) {
          rate = rate.plus(cell.verdict() instanceof Verdict.Equivalent);
        }
      }
      scores.add(Score.atMost("G9", "equivalent at a change of 5 %, n = " + n, rate, 5));
    }
  }

  private void controls() {
    Draws draws = new Draws(seed + 100);
    int tries = 1_000 * effort;
    Rate significance = new Rate(0, 0);
    Rate sequential = new Rate(0, 0);
    Rate pooled = new Rate(0, 0);
    for (int i = 0; i < tries; i++) {
      significance = significance.plus(Controls.stopsOnSignificance(draws));
      sequential = sequential.plus(Controls.sequentialOrderAlarms(draws));
      pooled = pooled.plus(Controls.pooledIterationsCover(draws));
    }
    scores.add(control("false alarms if significance ends it", significance, 15, 100));
    scores.add(control("false alarms of AAABBB while it drifts", sequential, 19, 100));
    scores.add(control("truth in the interval, iterations pooled", pooled, 0, 91));
  }

  private static Score control(String what, Rate rate, double least, double most) {
    return Score.between(Score.CONTROL, what, rate, least, most);
  }
}
