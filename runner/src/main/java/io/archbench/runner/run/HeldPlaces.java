package io.archbench.runner.run;

import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.trial.Place;
import io.archbench.trial.Places;
import io.archbench.trial.TrialExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The places of all variants, held until the run ends. Not thread-safe. */
final class HeldPlaces implements AutoCloseable {
  private final TrialExecutor executor;
  private final List<Places> held = new ArrayList<>();

  HeldPlaces(TrialExecutor executor) {
    this.executor = executor;
  }

  /** The places of each variant that has any; the others are journalled as pending. */
  Map<String, List<Place>> acquire(Plan plan, RunLog log, RunListener listener) {
    Map<String, List<Place>> byVariant = new LinkedHashMap<>();
    for (PlannedVariant variant : plan.variants()) {
      Places places = executor.acquire(variant.spec(), variant.wantedPlaces(), Duration.ZERO);
      held.add(places);
      if (places.places().isEmpty()) {
        log.append(new JournalEvent.VariantPending(variant.name(), places.missing()));
        listener.pending(variant.name(), places.missing());
      } else {
        byVariant.put(variant.name(), places.places());
      }
    }
    return byVariant;
  }

  @Override
  public void close() {
    held.forEach(Places::close);
  }
}
