package io.archbench.runner.plan;

import io.archbench.trial.CellSpec;
import io.archbench.trial.Place;
import io.archbench.trial.TrialSpec;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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
 */
public record PlanEstimate(
    int cells, int rounds, int trials, Duration round, Duration wall, Duration placeTime) {
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
        of(first.trials()).multipliedBy(rounds));
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
