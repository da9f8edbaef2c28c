package io.archbench.runner.cli;

import io.archbench.runner.local.LocalExecutor;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.runner.plan.StudyJobs;
import io.archbench.trial.Place;
import io.archbench.trial.Places;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The places that the variants of a plan will have, as far as that is known before it runs.
 *
 * @param places of each variant that has any
 * @param pending why the others have none
 */
record ExpectedPlaces(Map<String, List<Place>> places, Map<String, String> pending) {
  ExpectedPlaces {
    places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    pending = Collections.unmodifiableMap(new LinkedHashMap<>(pending));
  }

  /** On a cluster as many as are wanted; here what there is. Holds nothing. */
  static ExpectedPlaces of(Plan plan) {
    return plan.cluster().isPresent()
        ? new ExpectedPlaces(StudyJobs.places(plan), Map.of())
        : ofThisMachine(plan);
  }

  private static ExpectedPlaces ofThisMachine(Plan plan) {
    Map<String, List<Place>> places = new LinkedHashMap<>();
    Map<String, String> pending = new LinkedHashMap<>();
    try (LocalExecutor executor =
        new LocalExecutor(Home.installation(), Path.of("."), Path.of("."))) {
      for (PlannedVariant variant : plan.variants()) {
        try (Places found =
            executor.acquire(variant.spec(), variant.wantedPlaces(), Duration.ZERO, why -> {})) {
          if (found.places().isEmpty()) {
            pending.put(variant.name(), found.missing());
          } else {
            places.put(variant.name(), found.places());
          }
        }
      }
    }
    return new ExpectedPlaces(places, pending);
  }
}
