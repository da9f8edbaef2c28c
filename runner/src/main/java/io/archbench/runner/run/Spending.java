package io.archbench.runner.run;

import io.archbench.runner.plan.PaidPlaces;
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
 * What a run has used so far, by its journal: time on the wall, and time of places. On a cluster
 * that is the time of all nodes that are sought or held, idle or not; here it is that of the
 * trials. While no runner watched nothing counts. Not thread-safe.
 */
final class Spending {
  private final Plan plan;
  private final Map<String, Integer> held = new HashMap<>();
  private final Map<String, String> variantByPrefix = new HashMap<>();
  private final Map<String, String> open = new HashMap<>();
  private final SortedMap<String, Duration> placeTime = new TreeMap<>();
  private Duration wall = Duration.ZERO;
  private @Nullable Instant last;

  Spending(Plan plan) {
    this.plan = plan;
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
    switch (event) {
      case JournalEvent.PlacesSought sought -> held.put(sought.variant(), sought.wanted());
      case JournalEvent.PlacesHeld holds -> held.put(holds.variant(), holds.places().size());
      case JournalEvent.Created created -> open.put(created.trial(), variant(created.trial()));
      case JournalEvent.Finished finished -> open.remove(finished.trial());
      case JournalEvent.RunStarted started -> held.clear();
      case JournalEvent.Interrupted interrupted -> held.clear();
      case JournalEvent.RunFinished finished -> held.clear();
      case JournalEvent.Merged merged -> {}
      case JournalEvent.VariantPending pending -> held.remove(pending.variant());
      case JournalEvent.Calibrated calibrated -> {}
      case JournalEvent.BatchPlanned planned -> {}
      case JournalEvent.CellStopped stopped -> {}
      case JournalEvent.BudgetSpent spent -> {}
      case JournalEvent.RoundPlanned planned -> {}
      case JournalEvent.Collected collected -> {}
      case JournalEvent.Voided voided -> {}
      case JournalEvent.Lost lost -> {}
      case JournalEvent.Refused refused -> {}
      case JournalEvent.Released released -> {}
    }
  }

  /** What another while takes, with what is held now. */
  Usage ahead(Usage trials) {
    return plan.cluster().isPresent() ? Usage.ofHeld(paid(), trials.wall()) : trials;
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
    if (plan.cluster().isPresent()) {
      Usage.ofHeld(paid(), passed)
          .placeTime()
          .forEach((variant, more) -> placeTime.merge(variant, more, Duration::plus));
    } else {
      open.values().forEach(variant -> placeTime.merge(variant, passed, Duration::plus));
    }
  }

  private Map<String, Integer> paid() {
    return PaidPlaces.of(plan, held);
  }

  private String variant(String trial) {
    return variantByPrefix.getOrDefault(trial.substring(0, trial.lastIndexOf("-r")), "");
  }
}
