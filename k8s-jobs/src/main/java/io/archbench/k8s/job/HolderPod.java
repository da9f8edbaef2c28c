package io.archbench.k8s.job;

import io.archbench.trial.AgentContract;
import io.archbench.trial.RunId;
import io.archbench.trial.VariantSpec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A pod that does nothing on the node it got: it makes an autoscaler add the node, has the image
 * there before a trial needs it, and keeps the node between trials.
 */
final class HolderPod {
  private HolderPod() {}

  /** {@code ab-<run>-hold-<selection>-<number>}. */
  static String name(RunId run, String selection, int number) {
    return "ab-" + run + "-hold-" + selection + "-" + number;
  }

  /**
   * One of those that hold places of a variant; no two of them share a node.
   *
   * @param node the only one that will do; any that fits if absent
   * @param unfit hosts that will not do
   * @param longest after which it ends by itself
   */
  static Pod of(
      String name,
      RunId run,
      VariantSpec variant,
      Optional<String> node,
      Set<String> unfit,
      Duration longest,
      JobSettings settings) {
    Map<String, String> labels = new TreeMap<>(settings.labels());
    labels.put(Labels.HOLDER, "true");
    labels.put(Labels.RUN, run.text());
    labels.put(Labels.SELECTION, NodeSelection.of(variant).id());
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(settings.namespace())
        .withLabels(labels)
        .withAnnotations(RestrictedPod.annotations(settings))
        .endMetadata()
        .withSpec(
            RestrictedPod.of(variant, node, unfit, Labels.HOLDER, null, settings)
                .withActiveDeadlineSeconds(longest.toSeconds())
                .withTerminationGracePeriodSeconds(1L)
                .withContainers(
                    RestrictedPod.frugal(
                            "hold", TrialJob.image(variant), AgentContract.HOLD_VARIABLE)
                        .build())
                .build())
        .build();
  }
}
