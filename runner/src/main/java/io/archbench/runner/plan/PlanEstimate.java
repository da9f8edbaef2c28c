package io.archbench.runner.plan;

import io.archbench.analysis.price.Money;
import io.archbench.analysis.verdict.DetectRules;
import io.archbench.trial.CellSpec;
import io.archbench.trial.Place;
import io.archbench.trial.TrialSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a plan takes: the time inside iterations, {@link #PROCESS_START} for each cell's JVM and
 * {@link #TRIAL_ALLOWANCE} for each trial. What a benchmark's own setup takes is not known before
 * it ran, so that a run may well take longer.
 *
 * @param cells of one variant in one round
 * @param rounds that are measured in any case, without round 0
 * @param mostRounds that may be measured, if intervals stay too wide or all cells are candidates
 * @param trials in all rounds, round 0 among them, over the variants that have a place
 * @param wall wall time of all passes, one after the other
 * @param mostWall the same if as many rounds are measured as may be
 * @param placeTime time over all places, whether in parallel or not: what is paid for; on a cluster
 *     nodes are paid for while they are held, idle or not
 * @param variants the same for each variant; one that shares the nodes of another is not named
 */
public record PlanEstimate(
    int cells,
    int rounds,
    int mostRounds,
    int trials,
    Duration wall,
    Duration mostWall,
    Duration placeTime,
    SortedMap<String, VariantCost> variants) {
  public PlanEstimate {
    variants = Collections.unmodifiableSortedMap(new TreeMap<>(variants));
  }

  /**
   * What one variant takes.
   *
   * @param cost of that time at its price, rounded to cents; absent without a price
   */
  public record VariantCost(Duration placeTime, Optional<Money> cost) {}

  /** A JVM with JMH starts and ends in .7 to 1 s. */
  public static final Duration PROCESS_START = Duration.ofSeconds(1);

  /** Start of the agent, its look at the machine, and collecting the record. */
  public static final Duration TRIAL_ALLOWANCE = Duration.ofSeconds(3);

  /** An estimate for a plan whose variants have those places. */
  public static PlanEstimate of(Plan plan, Map<String, List<Place>> places) {
    RoundPlanner planner = new RoundPlanner(plan);
    List<Round> rounds = planner.rounds(List.of(), places);
    SortedMap<String, Duration> placeTime = placeTime(plan, places, rounds);
    return new PlanEstimate(
        plan.variants().stream().mapToInt(variant -> cells(plan, variant)).max().orElse(0),
        plan.rounds().min(),
        mostRounds(plan),
        rounds.stream().mapToInt(round -> round.trials().size()).sum(),
        wall(rounds),
        wall(most(planner, rounds, places)),
        placeTime.values().stream().reduce(Duration.ZERO, Duration::plus),
        variants(plan, placeTime));
  }

  /** On a cluster all nodes are held until the last trial has ended. */
  private static SortedMap<String, Duration> placeTime(
      Plan plan, Map<String, List<Place>> places, List<Round> rounds) {
    if (plan.cluster().isEmpty()) {
      return placeTime(rounds.stream().flatMap(round -> round.trials().stream()).toList());
    }
    Map<String, Integer> held = new HashMap<>();
    places.forEach((variant, there) -> held.put(variant, there.size()));
    return Usage.ofHeld(PaidPlaces.of(plan, held), wall(rounds)).placeTime();
  }

  /** Those rounds, and as many of the last one's kind as may follow. */
  private static List<Round> most(
      RoundPlanner planner, List<Round> rounds, Map<String, List<Place>> places) {
    Batch first = planner.plan().firstBatch();
    int last = mostRounds(planner.plan());
    return first.last() >= last
        ? rounds
        : Stream.concat(
                rounds.stream(),
                planner
                    .rounds(new Batch(first.phase(), first.last() + 1, last, first.cells()), places)
                    .stream())
            .toList();
  }

  private static int mostRounds(Plan plan) {
    return switch (plan.design()) {
      case ESTIMATE -> plan.rounds().max();
      case DETECT -> plan.rounds().min() + DetectRules.CONFIRMING_UNITS;
    };
  }

  /** What a pass takes. */
  public static Usage of(Pass pass) {
    return new Usage(
        wall(pass),
        placeTime(pass.blocks().stream().flatMap(block -> block.trials().stream()).toList()));
  }

  /** What all rounds take that are measured in any case. */
  public Usage usage() {
    SortedMap<String, Duration> times = new TreeMap<>();
    variants.forEach((variant, cost) -> times.put(variant, cost.placeTime()));
    return new Usage(wall, times);
  }

  private static SortedMap<String, Duration> placeTime(List<TrialSpec> trials) {
    return trials.stream()
        .collect(
            Collectors.groupingBy(
                trial -> trial.variant().name(),
                TreeMap::new,
                Collectors.reducing(Duration.ZERO, PlanEstimate::of, Duration::plus)));
  }

  private static int cells(Plan plan, PlannedVariant variant) {
    return plan.suites().stream().mapToInt(suite -> suite.cells(variant.name()).size()).sum();
  }

  private static Duration wall(List<Round> rounds) {
    return Pass.of(rounds).stream().map(PlanEstimate::wall).reduce(Duration.ZERO, Duration::plus);
  }

  /** Blocks are at different places, side by side. */
  private static Duration wall(Pass pass) {
    return pass.blocks().stream()
        .map(block -> of(block.trials()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static SortedMap<String, VariantCost> variants(
      Plan plan, SortedMap<String, Duration> times) {
    SortedMap<String, VariantCost> variants = new TreeMap<>();
    for (PlannedVariant variant : plan.variants()) {
      Optional.ofNullable(times.get(variant.name()))
          .ifPresent(
              time ->
                  variants.put(
                      variant.name(),
                      new VariantCost(
                          time, variant.price().map(price -> cost(price.perHour(), time)))));
    }
    return variants;
  }

  private static Money cost(Money perHour, Duration time) {
    return perHour.times(Usage.hours(time)).rounded();
  }

  /** What trials take one after the other: for the time that is left. */
  public static Duration of(List<TrialSpec> trials) {
    return trials.stream().map(PlanEstimate::of).reduce(Duration.ZERO, Duration::plus);
  }

  /** What one trial takes. */
  public static Duration of(TrialSpec trial) {
    return trial.cells().stream().map(PlanEstimate::of).reduce(TRIAL_ALLOWANCE, Duration::plus);
  }

  /** What one cell takes. */
  public static Duration of(CellSpec cell) {
    return cell.settings().timeInIterations().plus(PROCESS_START);
  }
}
