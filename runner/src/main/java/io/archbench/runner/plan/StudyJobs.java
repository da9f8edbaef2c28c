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
 * {@code <variant>-node-<n>} here.
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
          names(variant).stream()
              .map(name -> new Place(name, variant.spec().architecture(), 1))
              .toList());
    }
    return places;
  }

  private static List<String> names(PlannedVariant variant) {
    VariantSpec spec = variant.spec();
    return spec.nodes().isEmpty()
        ? IntStream.rangeClosed(1, variant.wantedPlaces())
            .mapToObj(number -> spec.name() + "-node-" + number)
            .toList()
        : spec.nodes();
  }
}
