package io.archbench.runner.plan;

import io.archbench.k8s.detached.RunnerSettings;
import io.archbench.k8s.job.JobSettings;
import io.archbench.runner.study.Defaults;
import io.archbench.runner.study.InvalidStudyException;
import io.archbench.runner.study.KubernetesChoice;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.RunnerChoice;
import io.archbench.runner.study.StudyProblem;
import io.archbench.runner.study.TolerationChoice;
import io.archbench.runner.study.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a study says of the cluster that carries it out. */
public final class StudyCluster {
  /** Where nobody says another. */
  public static final String DEFAULT_NAMESPACE = "default";

  /** Stands for the variant's JDK in the name of an image. */
  private static final String JDK = "{jdk}";

  private StudyCluster() {}

  /**
   * The cluster.
   *
   * @param context of the kubeconfig; its current one if absent
   * @param elsewhere contexts of variants that live in other clusters
   * @param namespace in place of the study's
   * @param current the namespace if neither says one
   */
  public static PlannedCluster of(
      ParsedStudy study,
      Optional<String> context,
      SortedMap<String, String> elsewhere,
      Optional<String> namespace,
      Supplier<Optional<String>> current) {
    Optional<KubernetesChoice> choice = study.study().kubernetes();
    return new PlannedCluster(
        context,
        elsewhere,
        choice.map(KubernetesChoice::pendingTimeout).orElse(Defaults.PENDING_TIMEOUT),
        choice.map(KubernetesChoice::settle).orElse(Defaults.SETTLE),
        settings(
            choice,
            namespace
                .or(() -> choice.flatMap(KubernetesChoice::namespace))
                .or(current)
                .orElse(DEFAULT_NAMESPACE)));
  }

  private static JobSettings settings(Optional<KubernetesChoice> choice, String namespace) {
    return choice
        .map(
            chosen ->
                new JobSettings(
                    namespace,
                    present(chosen.serviceAccount()),
                    chosen.imagePullSecrets(),
                    present(chosen.priorityClass()),
                    present(chosen.queue()),
                    chosen.labels(),
                    chosen.annotations()))
        .orElseGet(() -> JobSettings.in(namespace));
  }

  /**
   * What the study says of a runner in the cluster.
   *
   * @param allowMissing whether a variant without a node keeps it from measuring the others
   */
  public static RunnerSettings runner(ParsedStudy study, Plan plan, boolean allowMissing) {
    return runner(
        study
            .study()
            .kubernetes()
            .flatMap(KubernetesChoice::runner)
            .orElseGet(RunnerChoice::ofManifests),
        plan.variants().stream()
            .flatMap(variant -> variant.spec().nodes().stream())
            .collect(Collectors.toSet()),
        allowMissing);
  }

  /** What a study has that says nothing of such a runner. */
  public static RunnerSettings runnerOfManifests() {
    return runner(RunnerChoice.ofManifests(), Set.of(), false);
  }

  private static RunnerSettings runner(
      RunnerChoice choice, Set<String> measured, boolean allowMissing) {
    return new RunnerSettings(
        choice.volumeClaim(),
        choice.serviceAccount(),
        choice.nodeLabels(),
        choice.tolerations().stream().map(TolerationChoice::toleration).toList(),
        measured,
        allowMissing);
  }

  /**
   * The image of such a runner: the study's own for it, or that of the first variant.
   *
   * @param plan that is not for a cluster yet
   */
  public static String runnerImage(ParsedStudy study, Plan plan) {
    return study
        .study()
        .kubernetes()
        .flatMap(KubernetesChoice::runner)
        .flatMap(RunnerChoice::image)
        .orElseGet(() -> Objects.requireNonNull(images(study).get(plan.variants().get(0).name())));
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  /**
   * The image that the study names for each variant, its own or the one of all.
   *
   * @throws InvalidStudyException if a variant has none
   */
  public static Map<String, String> images(ParsedStudy study) {
    Optional<String> common = study.study().kubernetes().flatMap(KubernetesChoice::image);
    Map<String, String> images = new LinkedHashMap<>();
    List<StudyProblem> problems = new ArrayList<>();
    for (Map.Entry<String, Variant> each : study.study().variants().entrySet()) {
      String name = each.getKey();
      Optional<String> image = each.getValue().image().or(() -> common);
      Optional<Integer> jdk = each.getValue().jdk();
      if (image.isEmpty() || image.get().startsWith("oci:")) {
        problems.add(
            study.problem(
                "kubernetes",
                "an image in a registry, as `archbench image build` prints it",
                image.orElse("none") + " for variant " + name));
      } else if (image.get().contains(JDK) && jdk.isEmpty()) {
        problems.add(study.problem("variants." + name, "a jdk, for the image's " + JDK, "no jdk"));
      } else {
        images.put(name, image.get().replace(JDK, jdk.map(String::valueOf).orElse("")));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidStudyException(problems);
    }
    return images;
  }
}
