package io.archbench.analysis.validation;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.sample.CellForks;
import io.archbench.analysis.sample.Fork;
import io.archbench.analysis.sample.Samples;
import io.archbench.analysis.verdict.DetectRules;
import io.archbench.trial.CellKey;
import io.archbench.trial.record.CellResult.Measured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Measures benchmarks of a population on two sides, and has them compared and judged by the code
 * that judges runs. The contender's true ratio is set, so that each verdict is known to be right or
 * wrong. Not thread-safe.
 */
final class Simulation {
  private static final String BASELINE = "base";
  private static final String CONTENDER = "head";

  private final Population population;
  private final Pairing pairing;
  private final Draws draws;
  private final List<CellKey> keys;
  private final List<PlannedCell> cells;

  Simulation(Population population, Pairing pairing, long seed) {
    this.population = population;
    this.pairing = pairing;
    draws = new Draws(seed);
    keys =
        IntStream.range(0, population.size())
            .mapToObj(
                i ->
                    CellKey.parse(
                        String.format(Locale.ROOT, "simulated/Benchmark.b%05d:thrpt:tmax", i)))
            .toList();
    cells = keys.stream().map(key -> new PlannedCell(key, PlannedCell.UNKNOWN, 0)).toList();
  }

  /** Samples of some benchmarks that grow round by round. */
  final class Measuring {
    private final Map<CellKey, Map<String, List<Fork>>> forks = new HashMap<>();
    private final double[] effects;
    private int rounds;

    /**
     * Nothing is measured yet.
     *
     * @param effects ln ratio of each benchmark
     */
    Measuring(double[] effects) {
      this.effects = effects.clone();
    }

    /** Measures some benchmarks in so many rounds more. */
    Measuring rounds(int more, List<Integer> benchmarks) {
      for (int round = rounds + 1; round <= rounds + more; round++) {
        for (int benchmark : benchmarks) {
          double shared = draws.normal(population.node(benchmark));
          double own = draws.normal(population.node(benchmark));
          boolean paired = pairing == Pairing.SAME_NODE;
          add(BASELINE, benchmark, round, shared);
          add(CONTENDER, benchmark, round, (paired ? shared : own) + effects[benchmark]);
        }
      }
      rounds += more;
      return this;
    }

    private void add(String side, int benchmark, int round, double level) {
      double factor = Math.exp(level);
      List<Double> rates =
          Arrays.stream(population.fork(benchmark, draws)).mapToObj(rate -> rate * factor).toList();
      String place = pairing == Pairing.SAME_NODE ? "node" : side + " node " + round;
      forks
          .computeIfAbsent(keys.get(benchmark), key -> new HashMap<>())
          .computeIfAbsent(side, any -> new ArrayList<>())
          .add(Fork.of(side + " " + round, round, place, measured(keys.get(benchmark), rates)));
    }

    private Samples samples() {
      Map<CellKey, Map<String, CellForks>> samples = new HashMap<>();
      forks.forEach(
          (key, sides) -> {
            Map<String, CellForks> both = new HashMap<>();
            sides.forEach((side, all) -> both.put(side, new CellForks(all, List.of())));
            samples.put(key, both);
          });
      return Samples.of(samples);
    }
  }

  private static Measured measured(CellKey key, List<Double> rates) {
    return new Measured(
        key,
        1,
        "ops/s",
        rates,
        List.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH);
  }

  /** All benchmarks with one effect. */
  double[] everywhere(double effect) {
    double[] effects = new double[population.size()];
    Arrays.fill(effects, effect);
    return effects;
  }

  List<Integer> all() {
    return IntStream.range(0, population.size()).boxed().toList();
  }

  /** What a study that estimates says of them, benchmark by benchmark. */
  List<CellComparison> estimated(Measuring measured) {
    return compared(Aim.ESTIMATE, measured, new Measuring(measured.effects));
  }

  /** Screens all, and confirms candidates with fresh rounds. */
  List<CellComparison> detected(double[] effects, int screening) {
    Measuring screened = new Measuring(effects).rounds(screening, all());
    List<CellComparison> first = compared(new Aim.Detect(.03, true), screened, screened);
    List<Integer> candidates =
        IntStream.range(0, first.size())
            .filter(i -> first.get(i).awaitsConfirmation())
            .boxed()
            .toList();
    Measuring fresh = new Measuring(effects).rounds(DetectRules.CONFIRMING_UNITS, candidates);
    return compared(new Aim.Detect(.03, false), screened, fresh);
  }

  private List<CellComparison> compared(Aim aim, Measuring first, Measuring fresh) {
    ComparisonDocument document =
        Comparer.compare(
            new Question(
                "simulated",
                "",
                "",
                aim,
                List.of(new Sides(BASELINE, CONTENDER, pairing, false)),
                cells,
                Map.of(),
                Policy.DEFAULT,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                MoneyQuestion.NONE),
            first.samples(),
            fresh.samples());
    return document.comparisons().getFirst().cells();
  }
}
