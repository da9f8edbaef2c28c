package io.archbench.runner.run;

import io.archbench.k8s.cluster.ClusterException;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedCluster;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.trial.Place;
import io.archbench.trial.Places;
import io.archbench.trial.TrialExecutor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The places of all variants, held until the run ends. */
final class HeldPlaces implements AutoCloseable {
  private final TrialExecutor executor;
  private final StopRequest stop;
  private final RunListener listener;
  private final Map<String, Places> held = new ConcurrentHashMap<>();

  HeldPlaces(TrialExecutor executor, StopRequest stop, RunListener listener) {
    this.executor = executor;
    this.stop = stop;
    this.listener = listener;
  }

  /**
   * The places of each variant that has any; the others are journalled as pending. All are sought
   * at the same time: several pools may have to grow.
   *
   * @param required whether each variant must have one
   * @throws NoPlaceException if a variant has none and must
   */
  Map<String, List<Place>> acquire(Plan plan, RunLog log, boolean required)
      throws InterruptedException {
    Duration patience = plan.cluster().map(PlannedCluster::pendingTimeout).orElse(Duration.ZERO);
    SideBySide.run(
        plan.variants(),
        variant -> held.put(variant.name(), acquire(plan, variant, patience, log)));
    Map<String, List<Place>> byVariant = new LinkedHashMap<>();
    for (PlannedVariant variant : plan.variants()) {
      Places places = Objects.requireNonNull(held.get(variant.name()));
      String missing = places.missing();
      if (!places.places().isEmpty()) {
        byVariant.put(variant.name(), places.places());
        if (!missing.isEmpty()) {
          listener.note("goes on with fewer nodes: " + missing);
        }
      } else if (required) {
        throw new NoPlaceException(missing);
      } else {
        log.append(new JournalEvent.VariantPending(variant.name(), missing));
        listener.pending(variant.name(), missing);
      }
    }
    return byVariant;
  }

  /** Nodes of a cluster are journalled, for they are paid for from when they are asked for. */
  private Places acquire(Plan plan, PlannedVariant variant, Duration patience, RunLog log)
      throws InterruptedException {
    String name = variant.name();
    if (plan.cluster().isPresent()) {
      log.append(new JournalEvent.PlacesSought(name, variant.wantedPlaces()));
    }
    Places places =
        stop.await(
            () ->
                executor.acquire(
                    variant.spec(),
                    variant.wantedPlaces(),
                    patience,
                    why -> listener.waiting(name, why)));
    if (plan.cluster().isPresent()) {
      log.append(
          new JournalEvent.PlacesHeld(name, places.places().stream().map(Place::name).toList()));
    }
    return places;
  }

  /** All of them, though one cannot be given back: it does not take the report with it. */
  @Override
  public void close() {
    for (Places places : held.values()) {
      try {
        places.close();
      } catch (ClusterException e) {
        listener.note(e.getMessage() + ". `archbench clean` removes what is left");
      }
    }
  }
}
