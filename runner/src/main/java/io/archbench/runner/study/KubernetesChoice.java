package io.archbench.runner.study;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How trials run on a cluster. */
public record KubernetesChoice(
    @Key("Namespace of the Jobs.") Optional<String> namespace,
    @Key("Image reference, by digest.") Optional<String> image,
    @Key("Service account of the pods; empty: the namespace's default.") String serviceAccount,
    @Key("Secrets with registry credentials.") List<String> imagePullSecrets,
    @Key("Priority class of the pods; empty: none.") String priorityClass,
    @Key("Kueue queue; empty: none.") String queue,
    @Key("How long to wait for a node.") Duration pendingTimeout,
    @Key("How long a node must have been there before it is measured on.") Duration settle,
    @Key("Labels on everything that is created.") Map<String, String> labels,
    @Key("Annotations on everything that is created.") Map<String, String> annotations,
    @Key("The runner of `run --detach`.") Optional<RunnerChoice> runner) {
  public KubernetesChoice {
    imagePullSecrets = List.copyOf(imagePullSecrets);
    labels = Ordered.copy(labels);
    annotations = Ordered.copy(annotations);
  }
}
