package io.archbench.k8s.shares;

import io.archbench.k8s.cluster.Cluster;
import io.archbench.k8s.cluster.ClusterException;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/** Reads what the workloads of a cluster request and use; changes nothing. Thread-safe. */
public final class WorkloadReader implements AutoCloseable {
  private final KubernetesClient client;

  private WorkloadReader(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Connects nothing yet.
   *
   * @param context of the kubeconfig; its current one if absent
   * @throws ClusterException if kubeconfig, certificates or proxy settings cannot be used
   */
  public static WorkloadReader of(Optional<String> context) {
    return new WorkloadReader(Cluster.client(context));
  }

  /** For tests. */
  static WorkloadReader of(Config config) {
    return new WorkloadReader(new KubernetesClientBuilder().withConfig(config).build());
  }

  /**
   * What they request, and what they use if the cluster measures that and lets it be read.
   *
   * @param namespace all of them if absent
   * @throws ClusterException if the cluster does not answer, or does not let its pods be listed
   */
  public WorkloadShares read(Optional<String> namespace) {
    try {
      List<Pod> pods =
          namespace.isPresent()
              ? client.pods().inNamespace(namespace.get()).list().getItems()
              : client.pods().inAnyNamespace().list().getItems();
      return WorkloadShares.of(namespace, pods, uses(namespace));
    } catch (KubernetesClientException e) {
      throw ClusterException.of(
          client,
          "listing pods " + namespace.map(name -> "in " + name).orElse("everywhere"),
          "list pods (verb list, resource pods)",
          e);
    }
  }

  private PodUses uses(Optional<String> namespace) {
    try {
      return PodUses.of(
          namespace
              .map(name -> client.top().pods().metrics(name))
              .orElseGet(() -> client.top().pods().metrics())
              .getItems());
    } catch (KubernetesClientException e) {
      return switch (e.getCode()) {
        case HttpURLConnection.HTTP_NOT_FOUND ->
            PodUses.unknown("the cluster has no metrics server (metrics.k8s.io)");
        case HttpURLConnection.HTTP_FORBIDDEN ->
            PodUses.unknown(
                "not allowed, or no metrics server is there: ask for the right to list pods of"
                    + " metrics.k8s.io");
        case HttpURLConnection.HTTP_UNAVAILABLE ->
            PodUses.unknown("the metrics server does not answer");
        default -> throw e;
      };
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
