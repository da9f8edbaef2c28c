package io.archbench.k8s.cluster;

import io.archbench.k8s.image.NamedImage;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cluster, as the kubeconfig or the pod's own account reaches it. Thread-safe. */
public final class Cluster implements AutoCloseable {
  private static final int RETRIES_OF_IMPATIENCE = 2;

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
    return new Cluster(config(context));
  }

  /**
   * The client of that cluster; to be closed.
   *
   * @throws UnknownContextException if the kubeconfig has no such context
   * @throws ClusterException if certificates or proxy settings cannot be used
   */
  public static KubernetesClient client(Optional<String> context) {
    return client(config(context));
  }

  /** The same client, for somebody who would rather know soon that the cluster does not answer. */
  public static KubernetesClient impatientClient(Optional<String> context) {
    return client(
        new ConfigBuilder(config(context))
            .withRequestRetryBackoffLimit(RETRIES_OF_IMPATIENCE)
            .build());
  }

  private static KubernetesClient client(Config config) {
    // HTTP/2 has a limit of requests at once, and each trial holds a stream
    Config simple = new ConfigBuilder(config).withHttp2Disable(true).build();
    try {
      return new KubernetesClientBuilder().withConfig(simple).build();
    } catch (RuntimeException e) {
      throw new ClusterException(
          "no client for the cluster: "
              + e.getMessage()
              + ". Look at the kubeconfig, and at HTTPS_PROXY and NO_PROXY");
    }
  }

  /** The namespace of the kubeconfig's context, as kubectl would take it. */
  public static Optional<String> namespace(Optional<String> context) {
    return Optional.ofNullable(config(context).getNamespace());
  }

  /**
   * The context that is meant where none is named: the kubeconfig's current one; absent where there
   * is no kubeconfig, as in a pod.
   */
  public static Optional<String> currentContext() {
    return Optional.ofNullable(config(Optional.empty()).getCurrentContext())
        .map(NamedContext::getName);
  }

  /** For a context that is not there the client would take the current one, another cluster. */
  private static Config config(Optional<String> context) {
    Config config = Config.autoConfigure(orNull(context));
    NamedContext chosen = config.getCurrentContext();
    if (context.isPresent() && (chosen == null || !context.get().equals(chosen.getName()))) {
      List<String> there = config.getContexts().stream().map(NamedContext::getName).toList();
      throw new UnknownContextException(
          "--context %s: the kubeconfig has no such context, but %s"
              .formatted(context.get(), there.isEmpty() ? "none" : String.join(", ", there)));
    }
    return config;
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
      throw ClusterException.of(
          client,
          "listing pods " + namespace.map(name -> "in " + name).orElse("everywhere"),
          "list pods (verb list, resource pods)",
          e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
