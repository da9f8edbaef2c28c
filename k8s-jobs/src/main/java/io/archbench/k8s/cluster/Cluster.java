package io.archbench.k8s.cluster;

import io.archbench.k8s.image.NamedImage;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cluster, as the kubeconfig or the pod's own account reaches it. Thread-safe. */
public final class Cluster implements AutoCloseable {
  private final KubernetesClient client;

  Cluster(Config config) {
    this.client = new KubernetesClientBuilder().withConfig(config).build();
  }

  /**
   * Connects nothing yet.
   *
   * @param context of the kubeconfig; its current one if absent
   */
  public static Cluster of(Optional<String> context) {
    return new Cluster(Config.autoConfigure(orNull(context)));
  }

  private static @Nullable String orNull(Optional<String> context) {
    return context.orElse(null);
  }

  /**
   * The images of all pods that run, each once, those of DaemonSets among them.
   *
   * @param namespace all of them if absent
   * @throws ClusterException if the cluster does not answer, or does not let its pods be listed
   */
  public List<NamedImage> runningImages(Optional<String> namespace) {
    try {
      List<Pod> pods =
          namespace.isPresent()
              ? client.pods().inNamespace(namespace.get()).list().getItems()
              : client.pods().inAnyNamespace().list().getItems();
      return RunningImages.of(pods);
    } catch (KubernetesClientException e) {
      throw failure(e, "listing pods " + namespace.map(name -> "in " + name).orElse("everywhere"));
    }
  }

  private ClusterException failure(KubernetesClientException e, String what) {
    String words =
        switch (e.getCode()) {
          case 401 -> "the cluster does not know you: renew the kubeconfig's login";
          case 403 -> "not allowed: ask for the right to list pods (verb list, resource pods)";
          case -1, 0 ->
              "no connection: is the right kubeconfig or context chosen, does the cluster run?";
          default -> "the cluster answers " + e.getCode();
        };
    return new ClusterException(client.getMasterUrl() + ": " + what + ": " + words, e);
  }

  @Override
  public void close() {
    client.close();
  }
}
