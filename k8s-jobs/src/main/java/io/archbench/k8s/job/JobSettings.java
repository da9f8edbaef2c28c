package io.archbench.k8s.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all Jobs of a run have in common.
 *
 * @param namespace of the Jobs
 * @param serviceAccount of the pods, which get no token of it; the namespace's default if absent
 * @param imagePullSecrets names of secrets with registry credentials
 * @param priorityClass of the pods
 * @param queue Kueue's local queue
 * @param labels on everything that is created, beside archbench's own
 * @param annotations on everything that is created, beside archbench's own
 */
public record JobSettings(
    String namespace,
    Optional<String> serviceAccount,
    List<String> imagePullSecrets,
    Optional<String> priorityClass,
    Optional<String> queue,
    Map<String, String> labels,
    Map<String, String> annotations) {
  public JobSettings {
    imagePullSecrets = List.copyOf(imagePullSecrets);
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  /** Jobs in a namespace, and nothing else said of them. */
  public static JobSettings in(String namespace) {
    return new JobSettings(
        namespace,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  /** The same with those annotations on everything that is created. */
  public JobSettings annotated(Map<String, String> wanted) {
    return new JobSettings(
        namespace, serviceAccount, imagePullSecrets, priorityClass, queue, labels, wanted);
  }
}
