package io.archbench.k8s.census;

import io.archbench.k8s.cluster.Cluster;
import io.archbench.k8s.cluster.ClusterException;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Asks the nodes of a cluster what CPU they have, by a pod on each. Used by one thread. */
public final class Census implements AutoCloseable {
  private static final long LOOK_EVERY_MILLIS = 500;

  private final KubernetesClient client;

  private Census(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Connects nothing yet.
   *
   * @param context of the kubeconfig; its current one if absent
   * @throws ClusterException if kubeconfig, certificates or proxy settings cannot be used
   */
  public static Census of(Optional<String> context) {
    return new Census(Cluster.client(context));
  }

  /** For tests. */
  static Census of(Config config) {
    return new Census(new KubernetesClientBuilder().withConfig(config).build());
  }

  /**
   * The nodes that match, by name, also those that cannot run a pod.
   *
   * @param selector of labels, as kubectl takes it; all nodes if absent
   * @throws ClusterException if the cluster does not answer, or does not let its nodes be listed
   */
  public List<FleetNode> nodes(Optional<String> selector) {
    try {
      List<Node> nodes =
          selector
              .map(labels -> client.nodes().withLabelSelector(labels).list())
              .orElseGet(() -> client.nodes().list())
              .getItems();
      return nodes.stream()
          .map(FleetNode::of)
          .sorted(Comparator.comparing(FleetNode::name))
          .toList();
    } catch (KubernetesClientException e) {
      throw ClusterException.of(
          client,
          "listing nodes" + selector.map(labels -> " with " + labels).orElse(""),
          "list nodes (verb list, resource nodes: the ClusterRole archbench-node-reader)",
          e);
    }
  }

  /**
   * Asks them, and leaves no pod behind.
   *
   * @param stopped whether to give up; what became of some nodes is not known then
   * @param told what became of each node, as soon as it is known
   * @throws ClusterException if the cluster does not answer, or does not let pods be created,
   *     listed or deleted
   */
  public List<CountedNode> take(
      List<FleetNode> nodes,
      CensusSettings settings,
      BooleanSupplier stopped,
      Consumer<CountedNode> told)
      throws InterruptedException {
    NodeVisits visits = new NodeVisits(client, settings, told);
    try {
      visits.plan(nodes);
      visits.step();
      while (!visits.areOver() && !stopped.getAsBoolean()) {
        Thread.sleep(LOOK_EVERY_MILLIS);
        visits.step();
      }
      visits.giveUp();
      return visits.counted();
    } catch (KubernetesClientException e) {
      giveUpAfter(e, visits);
      throw failed(e, settings);
    } catch (InterruptedException | RuntimeException e) {
      giveUpAfter(e, visits);
      throw e;
    }
  }

  /** What failed first counts. */
  private static void giveUpAfter(Exception failure, NodeVisits visits) {
    boolean interrupted = Thread.interrupted(); // requests of an interrupted thread fail
    try {
      visits.giveUp();
    } catch (KubernetesClientException e) {
      failure.addSuppressed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private ClusterException failed(KubernetesClientException failure, CensusSettings settings) {
    String namespace = settings.jobs().namespace();
    String left =
        failure.getSuppressed().length == 0
            ? ""
            : "; pods may be left: kubectl delete pods -n %s -l %s=%s"
                .formatted(namespace, CensusPod.LABEL, settings.census());
    return ClusterException.of(
        client,
        "asking nodes by pods in " + namespace + left,
        "create, list and delete pods there (verbs create, list, delete, resource pods)",
        failure);
  }

  @Override
  public void close() {
    client.close();
  }
}
