package io.archbench.runner.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Job that carries a run out by itself. */
public record RunnerChoice(
    @Key("Image with a runner in it; absent: that of the first variant.") Optional<String> image,
    @Key("Claim of the volume on which run directories lie.") String volumeClaim,
    @Key("Service account whose token the runner gets.") String serviceAccount,
    @Key("Labels of nodes that will do.") Map<String, String> nodeLabels,
    @Key("Tolerations of its pod.") List<TolerationChoice> tolerations) {
  public RunnerChoice {
    nodeLabels = Ordered.copy(nodeLabels);
    tolerations = List.copyOf(tolerations);
  }

  /** What the shipped manifests make. */
  public static RunnerChoice ofManifests() {
    return new RunnerChoice(
        Optional.empty(), Defaults.VOLUME_CLAIM, Defaults.RUNNER_ACCOUNT, Map.of(), List.of());
  }
}
