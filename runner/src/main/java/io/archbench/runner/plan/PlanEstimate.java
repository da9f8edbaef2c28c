package io.archbench.runner.plan;

import io.archbench.analysis.price.Money;
import io.archbench.trial.CellSpec;
import io.archbench.trial.Place;
import io.archbench.trial.TrialSpec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a plan takes: the time inside iterations, {@link #PROCESS_START} for each cell's JVM and
 * {@link #TRIAL_ALLOWANCE} for each trial. What a benchmark's own setup takes is not known before
 * it ran, so that a run may well take longer.
 *
 * @param cells of one variant in one round
 * @param rounds that are planned
 * @param trials in all rounds, over the variants that have a place
 * @param round wall time of one round, its blocks in parallel
 * @param wall wall time of all rounds, one after the other
 * @param placeTime time over all places, whether in parallel or not: what is paid for
 * @param variants the same for each variant that has a place
 */
public record PlanEstimate(
    int cells,
    int rounds,
    int trials,
    Duration round,
    Duration wall,
    Duration placeTime,
    SortedMap<String, VariantCost> variants) {
  private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);

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
    Round first = new RoundPlanner(plan).round(1, places);
    int rounds = plan.rounds().min();
    Duration longest =
        first.blocks().stream()
            .map(block -> of(block.trials()))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return new PlanEstimate(
        plan.cells().size(),
        rounds,
        first.trials().size() * rounds,
        longest,
        longest.multipliedBy(rounds),
        of(first.trials()).multipliedBy(rounds),
        variants(plan, first.trials(), rounds));
  }

  private static SortedMap<String, VariantCost> variants(
      Plan plan, List<TrialSpec> trials, int rounds) {
    Map<String, List<TrialSpec>> byVariant =
        trials.stream().collect(Collectors.groupingBy(trial -> trial.variant().name()));
    SortedMap<String, VariantCost> variants = new TreeMap<>();
    for (PlannedVariant variant : plan.variants()) {
      List<TrialSpec> own = byVariant.getOrDefault(variant.name(), List.of());
      if (!own.isEmpty()) {
        Duration time = of(own).multipliedBy(rounds);
        variants.put(
            variant.name(),
            new VariantCost(time, variant.price().map(price -> cost(price.perHour(), time))));
      }
    }
    return variants;
  }

  private static Money cost(Money perHour, Duration time) {
    BigDecimal hours =
        BigDecimal.valueOf(time.toMillis()).divide(MILLIS_PER_HOUR, MathContext.DECIMAL64);
    return perHour.times(hours).rounded();
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
