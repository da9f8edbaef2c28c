package io.archbench.dist;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A cluster of its own, whose nodes pretend, and what is done to what is in it. */
final class SoakCluster {
  static final String NAMESPACE = "soak";

  /** By which trials' pods and Jobs are told from the others. */
  private static final String OF_A_TRIAL = "archbench.io/suite";

  private final Path directory;
  private final Random random;
  private final KubernetesClient client;

  private SoakCluster(Path directory, Random random) {
    this.directory = directory;
    this.random = random;
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(directory.resolve("kubeconfig").toFile()))
            .build();
  }

  /**
   * Starts one.
   *
   * @param nodes of each architecture
   * @param random decides what is hit
   */
  static SoakCluster start(int nodes, Random random) throws Exception {
    Path directory = Files.createTempDirectory("kc");
    TestCluster.script("start", directory, "--nodes", Integer.toString(nodes));
    TestCluster.script("kubectl", directory, "create", "namespace", NAMESPACE);
    return new SoakCluster(directory, random);
  }

  Path kubeconfig() {
    return directory.resolve("kubeconfig");
  }

  /** What a run has left: its Jobs, pods and Leases. */
  List<String> leftovers() throws Exception {
    return TestCluster.script(
            "kubectl", directory, "get", "jobs,pods,leases", "-n", NAMESPACE, "-o", "name")
        .lines()
        .toList();
  }

  /** Takes the API server away for so long. */
  void withoutApiServer(Duration away) throws Exception {
    TestCluster.script("kill-apiserver", directory);
    try {
      Thread.sleep(away);
    } finally {
      TestCluster.script("start-apiserver", directory);
    }
  }

  /** Whether a trial's pod was there to be deleted. */
  boolean deletePod() {
    return victim()
        .map(
            pod ->
                !client
                    .resource(pod)
                    .withGracePeriod(random.nextBoolean() ? 0 : 30)
                    .delete()
                    .isEmpty())
        .orElse(false);
  }

  /** Whether a trial's pod was there to be evicted, as a drain does. */
  boolean evictPod() {
    return victim()
        .map(
            pod ->
                client.pods().inNamespace(NAMESPACE).withName(pod.getMetadata().getName()).evict())
        .orElse(false);
  }

  /** Whether a trial's Job was there to be deleted. */
  boolean deleteJob() {
    return victim()
        .map(pod -> pod.getMetadata().getOwnerReferences().get(0).getName())
        .map(
            job ->
                !client.batch().v1().jobs().inNamespace(NAMESPACE).withName(job).delete().isEmpty())
        .orElse(false);
  }

  /**
   * The pod of the trial on any of the nodes. Not any of the pods: who is the last of a pass would
   * be hit each time.
   */
  private Optional<Pod> victim() {
    return client
        .pods()
        .inNamespace(NAMESPACE)
        .withLabel(OF_A_TRIAL)
        .withField("spec.nodeName", node().getMetadata().getName())
        .list()
        .getItems()
        .stream()
        .findFirst();
  }

  private Node node() {
    List<Node> nodes = client.nodes().list().getItems();
    return nodes.get(random.nextInt(nodes.size()));
  }

  /** Deletes a node and has it join again after so long. */
  void withoutNode(Duration away) throws InterruptedException {
    Node node = node();
    client.resource(node).delete();
    Thread.sleep(away);
    client
        .resource(
            new NodeBuilder(node)
                .editMetadata()
                .withUid(null)
                .withResourceVersion(null)
                .withCreationTimestamp(null)
                .endMetadata()
                .build())
        .create();
  }

  /**
   * Gives nodes the address back that what plays them may forget after an outage: nobody would know
   * where to ask for logs.
   */
  void giveNodesTheirAddress() {
    for (Node node : client.nodes().list().getItems()) {
      if (node.getStatus().getAddresses().isEmpty()) {
        try {
          client
              .nodes()
              .withName(node.getMetadata().getName())
              .editStatus(
                  now -> {
                    now.getStatus()
                        .setAddresses(List.of(new NodeAddress("127.0.0.1", "InternalIP")));
                    return now;
                  });
        } catch (KubernetesClientException e) {
          if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
            throw e; // else it is written to at this moment, and looked at again
          }
        }
      }
    }
  }

  void stop() throws Exception {
    client.close();
    TestCluster.script("stop", directory);
    RunFiles.delete(directory);
  }
}
