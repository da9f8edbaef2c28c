package io.archbench.runner.run;

import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run has used so far, by its journal: time of the places that carried its trials, and time
 * on the wall. While no runner watched nothing counts. Not thread-safe.
 */
final class Spending {
  private final Map<String, String> variantByPrefix = new HashMap<>();
  private final Map<String, String> open = new HashMap<>();
  private final SortedMap<String, Duration> placeTime = new TreeMap<>();
  private Duration wall = Duration.ZERO;
  private @Nullable Instant last;

  Spending(Plan plan) {
    plan.suites()
        .forEach(
            suite ->
                plan.variants()
                    .forEach(
                        variant ->
                            variantByPrefix.put(
                                suite.name() + "-" + variant.name(), variant.name())));
  }

  /** An event of the journal, in its order. */
  void add(Instant time, JournalEvent event) {
    if (!(event instanceof JournalEvent.RunStarted)) {
      pass(time);
    }
    last = time;
    if (event instanceof JournalEvent.Created created) {
      open.put(created.trial(), variant(created.trial()));
    } else if (event instanceof JournalEvent.Finished finished) {
      open.remove(finished.trial());
    }
  }

  /** What was used until then. */
  Usage until(Instant time) {
    pass(time);
    last = time;
    return new Usage(wall, placeTime);
  }

  /** A clock that was set back gives no time back. */
  private void pass(Instant time) {
    Duration passed =
        Optional.ofNullable(last)
            .map(before -> Duration.between(before, time))
            .filter(Duration::isPositive)
            .orElse(Duration.ZERO);
    wall = wall.plus(passed);
    open.values().forEach(variant -> placeTime.merge(variant, passed, Duration::plus));
  }

  private String variant(String trial) {
    return variantByPrefix.getOrDefault(trial.substring(0, trial.lastIndexOf("-r")), "");
  }
}
