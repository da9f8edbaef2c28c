package io.archbench.k8s.census;

import io.archbench.k8s.job.JobSettings;
import io.archbench.k8s.job.Labels;
import io.archbench.k8s.job.RestrictedPod;
import io.archbench.trial.AgentContract;
import io.archbench.trial.Architecture;
import io.archbench.trial.RunId;
import io.archbench.trial.Toleration;
import io.archbench.trial.VariantSpec;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The pod that says what its node is, and ends.
 *
 * <p>It goes wherever it is sent, whatever taint is there; only not where a trial runs, which it
 * would disturb, and no trial begins beside it.
 */
final class CensusPod {
  /** On all pods of a census: which one. */
  static final String LABEL = "archbench.io/census";

  private static final String CONTAINER = "census";

  /** For a runner that was killed: the pods end a while after it would have given them up. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private static final Toleration ANY_TAINT = new Toleration("", "Exists", "", "");

  private CensusPod() {}

  /** {@code ab-census-<id>-<number>}. */
  static String name(RunId census, int number) {
    return "ab-census-" + census + "-" + number;
  }

  /** One for a node. */
  static Pod of(String name, FleetNode node, CensusSettings settings) {
    JobSettings jobs = settings.jobs();
    Map<String, String> labels = new TreeMap<>(jobs.labels());
    labels.put(LABEL, settings.census().text());
    labels.put(Labels.EXCLUSIVE, CONTAINER);
    VariantSpec variant =
        new VariantSpec(
            CONTAINER,
            Architecture.of(node.architecture()),
            null,
            List.of(),
            Map.of(),
            List.of(ANY_TAINT),
            List.of(node.name()),
            settings.image());
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(jobs.namespace())
        .withLabels(labels)
        .withAnnotations(RestrictedPod.annotations(jobs))
        .endMetadata()
        .withSpec(
            RestrictedPod.of(
                    variant, Optional.of(node.name()), Set.of(), Labels.EXCLUSIVE, null, jobs)
                .withActiveDeadlineSeconds(settings.patience().plus(GRACE).toSeconds())
                .withTerminationGracePeriodSeconds(1L)
                .withContainers(
                    RestrictedPod.frugal(CONTAINER, settings.image(), AgentContract.CENSUS_VARIABLE)
                        .withTerminationMessagePolicy(
                            "FallbackToLogsOnError") // for programs that are not ours
                        .build())
                .build())
        .build();
  }

  /** How its container gets on; absent until its node has seen it. */
  static Optional<ContainerStatus> container(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> status.getName().equals(CONTAINER))
        .findFirst();
  }
}
