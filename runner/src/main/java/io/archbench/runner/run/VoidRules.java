package io.archbench.runner.run;

import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.Disturbance;
import io.archbench.trial.record.NoiseCounters;
import io.archbench.trial.record.Placement;
import io.archbench.trial.record.TrialRecord;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * Says what disturbed a trial, by counters of the machine and before any of its scores is read
 * (statistics.md §1): a trial that was throttled, or beside which a process was killed for memory,
 * is void. Stolen time is only told of: a machine that is not held alone always has some.
 */
final class VoidRules {
  /** Re-runs of one trial; what is disturbed three times will be so a fourth time. */
  static final int MOST_RERUNS = 2;

  private VoidRules() {}

  /** Why the trial is void, if it is. */
  static Optional<String> cause(Collected collected) {
    TrialRecord record = collected.record();
    return shared(collected.placement())
        .or(() -> killed(record))
        .or(() -> killedUnseen(collected))
        .or(() -> words(Disturbance.throttled(record), Disturbance::throttledWords));
  }

  private static Optional<String> shared(Placement placement) {
    return Optional.ofNullable(placement.facts().get(Placement.SHARED_WITH))
        .map(others -> "shared its node with " + others);
  }

  /** The cluster says so of a container whose counters cannot be read. */
  private static Optional<String> killedUnseen(Collected collected) {
    boolean killed = "OOMKilled".equals(collected.placement().facts().get(Placement.ENDED));
    return killed && collected.record().cells().stream().noneMatch(VoidRules::wasKilled)
        ? Optional.of("the kernel killed a process of the pod for memory")
        : Optional.empty();
  }

  /** What else disturbed it, if anything did. */
  static Optional<String> warning(TrialRecord record) {
    return words(
        Disturbance.stolen(record),
        share ->
            String.format(
                Locale.ROOT, "%.1f %% of the machine's time was stolen by others", 100 * share));
  }

  /** If it was a cell's own process, the cell has failed, and would again. */
  private static Optional<String> killed(TrialRecord record) {
    return Disturbance.grown(record, NoiseCounters::outOfMemoryKills)
        .filter(kills -> kills > 0 && record.cells().stream().noneMatch(VoidRules::wasKilled))
        .map(kills -> "the kernel killed %d processes for memory".formatted(kills));
  }

  private static boolean wasKilled(CellResult cell) {
    return cell instanceof CellResult.Failed failed
        && switch (failed.kind()) {
          case OUT_OF_MEMORY, KILLED -> true;
          case THREW, WRONG_ANSWER, DEADLINE, NO_RESULT -> false;
        };
  }

  private static Optional<String> words(OptionalDouble share, DoubleFunction<String> words) {
    return share.isPresent() ? Optional.of(words.apply(share.getAsDouble())) : Optional.empty();
  }
}
