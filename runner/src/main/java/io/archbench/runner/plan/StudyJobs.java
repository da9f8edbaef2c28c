package io.archbench.runner.plan;

import io.archbench.k8s.job.JobManifest;
import io.archbench.k8s.job.JobSettings;
import io.archbench.runner.study.InvalidStudyException;
import io.archbench.runner.study.KubernetesChoice;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.StudyProblem;
import io.archbench.trial.Place;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The Jobs that a study would be on a cluster.
 *
 * <p>Which nodes it gets is found out when it runs; a node that the study does not name is called
 * {@code <variant>-node-<n>} here.
 */
public final class StudyJobs {
  private static final String DEFAULT_NAMESPACE = "default";

  private StudyJobs() {}

  /**
   * Those of the rounds that are measured in any case.
   *
   * @throws InvalidStudyException if a variant has no image, or one that is not named by its digest
   */
  public static List<JobManifest> of(ParsedStudy study, Plan plan) {
    Optional<KubernetesChoice> choice = study.study().kubernetes();
    Map<String, String> images = images(study, plan, choice.flatMap(KubernetesChoice::image));
    JobSettings settings = settings(choice);
    return new RoundPlanner(plan)
        .rounds(List.of(), places(plan)).stream()
            .flatMap(round -> round.trials().stream())
            .map(spec -> JobManifest.of(spec, image(images, spec), settings))
            .toList();
  }

  private static String image(Map<String, String> images, TrialSpec spec) {
    return images.getOrDefault(spec.variant().name(), "");
  }

  private static Map<String, String> images(ParsedStudy study, Plan plan, Optional<String> common) {
    Map<String, String> images = new LinkedHashMap<>();
    List<StudyProblem> problems = new ArrayList<>();
    for (PlannedVariant variant : plan.variants()) {
      String image = Optional.ofNullable(variant.spec().image()).or(() -> common).orElse("");
      if (image.contains("@sha256:")) {
        images.put(variant.name(), image);
      } else {
        problems.add(
            study.problem(
                "kubernetes",
                "an image by its digest, as `archbench image build` prints it",
                (image.isEmpty() ? "none" : image) + " for variant " + variant.name()));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidStudyException(problems);
    }
    return images;
  }

  private static JobSettings settings(Optional<KubernetesChoice> choice) {
    return choice
        .map(
            chosen ->
                new JobSettings(
                    chosen.namespace().orElse(DEFAULT_NAMESPACE),
                    present(chosen.serviceAccount()),
                    chosen.imagePullSecrets(),
                    present(chosen.priorityClass()),
                    present(chosen.queue()),
                    chosen.labels(),
                    chosen.annotations()))
        .orElseGet(
            () ->
                new JobSettings(
                    DEFAULT_NAMESPACE,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Map.of()));
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  private static Map<String, List<Place>> places(Plan plan) {
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
