package io.archbench.runner.plan;

import io.archbench.k8s.job.JobManifest;
import io.archbench.trial.Place;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The Jobs that a study would be on a cluster.
 *
 * <p>Which nodes it gets is found out when it runs; a node that the study does not name is called
 * {@code <variant>-node-<n>} here, by the first variant that selects it.
 */
public final class StudyJobs {
  private StudyJobs() {}

  /** Those of the rounds that are measured in any case, of a plan for a cluster. */
  public static List<JobManifest> of(Plan plan) {
    PlannedCluster cluster = plan.cluster().orElseThrow();
    return trials(plan).stream().map(spec -> JobManifest.of(spec, cluster.jobs())).toList();
  }

  /** The trials of those Jobs. */
  static List<TrialSpec> trials(Plan plan) {
    return new RoundPlanner(plan)
        .rounds(List.of(), places(plan)).stream()
            .flatMap(round -> round.trials().stream())
            .toList();
  }

  /** As many nodes as each variant wants, by those names. */
  public static Map<String, List<Place>> places(Plan plan) {
    Map<String, List<Place>> places = new LinkedHashMap<>();
    for (PlannedVariant variant : plan.variants()) {
      places.put(
          variant.name(),
          names(plan, variant).stream()
              .map(name -> new Place(name, variant.spec().architecture(), 1))
              .toList());
    }
    return places;
  }

  private static List<String> names(Plan plan, PlannedVariant variant) {
    VariantSpec spec = variant.spec();
    return spec.nodes().isEmpty()
        ? IntStream.rangeClosed(1, variant.wantedPlaces())
            .mapToObj(number -> firstOfItsNodes(plan, spec) + "-node-" + number)
            .toList()
        : spec.nodes();
  }

  /** Variants that select the same nodes share them, and so their names. */
  private static String firstOfItsNodes(Plan plan, VariantSpec spec) {
    return plan.variants().stream()
        .map(PlannedVariant::spec)
        .filter(other -> PaidPlaces.selection(plan, other).equals(PaidPlaces.selection(plan, spec)))
        .findFirst()
        .orElse(spec)
        .name();
  }
}
