package io.archbench.dist;

import static io.archbench.dist.TestCluster.kubectl;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the nodes and workloads of a cluster are, on a real control plane with a real amd64 node.
 */
class ClusterCensusIT extends OnTestCluster {
  private static final String REAL = "archbench.io/pool=real";

  private String[] census(String... further) throws Exception {
    List<String> command = new ArrayList<>(List.of("census", "-n", namespace.name()));
    command.addAll(List.of("--image", ClusterImage.stub(directory)));
    command.addAll(
        List.of("--mirror", TestCluster.registry() + "=http://" + TestCluster.registry()));
    command.addAll(List.of(further));
    return command.toArray(String[]::new);
  }

  private static JsonNode json(Archbench.Result result) {
    return CanonicalJson.read(
        result.out().getBytes(StandardCharsets.UTF_8), JsonNode.class, "standard output");
  }

  /** What the kernel calls this machine's processor. */
  private static String processor() throws Exception {
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.replaceFirst(".*?:\\s*", ""))
        .findFirst()
        .orElse("unknown");
  }

  @Test
  void aRealNodeSaysWhatItIsAndNoPodIsLeft() throws Exception {
    Archbench.Result result = start(census("-l", REAL, "--timeout", "3m", "--json")).end();

    assertThat(result.exit()).as(result.err()).isZero();
    JsonNode nodes = json(result).get("nodes");
    assertThat(nodes).hasSize(1);
    JsonNode node = nodes.get(0);
    assertThat(node.at("/node/name").asString()).isEqualTo("real-amd64");
    assertThat(node.at("/machine/architecture").asString()).isEqualTo("amd64");
    assertThat(node.at("/machine/cpu/model").asString()).isEqualTo(processor());
    assertThat(node.at("/machine/cpu/processors").asInt())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(json(result).at("/fleets/0/cpus").get(processor()).asInt()).isOne();
    assertThat(namespace.names("pods")).isEmpty();
  }

  @Test
  void aNodeWhosePodNeverAnswersIsListedWithTheReason() throws Exception {
    Archbench.Result result =
        start(census("-l", "kubernetes.io/hostname in (real-amd64, fake-arm64-1)")).end();

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("amd64: " + processor() + ", 1 node")
        .contains("Not counted, of 2 nodes:\n  fake-arm64-1: its pod runs and says nothing")
        .contains("\"" + processor() + "\": 1}");
    assertThat(result.err()).contains("node fake-arm64-1: not counted: its pod runs");
    assertThat(namespace.names("pods")).isEmpty();
  }

  @Test
  void aCensusThatFindsNothingOutFailsAndSaysWhy() throws Exception {
    Archbench.Result result =
        start(census("-l", "archbench.io/pool=fake", "--timeout", "3s", "-o", "csv")).end();

    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.out().lines().skip(1))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).endsWith(",false,its pod runs and says nothing"));
    assertThat(result.lastLine()).contains("of no node it is known what CPU it has");
  }

  @Test
  void aNodeThatATrialHasForItselfIsNotDisturbed() throws Exception {
    Path trial =
        Files.writeString(
            directory.resolve("trial.json"),
            """
            {"apiVersion": "v1", "kind": "Pod",
             "metadata": {"name": "trial", "namespace": "%s",
                          "labels": {"archbench.io/exclusive": "trial"}},
             "spec": {"nodeName": "fake-amd64-1", "securityContext":
                        {"runAsNonRoot": true, "seccompProfile": {"type": "RuntimeDefault"}},
                      "containers": [{"name": "bench", "image": "none.test/x:1", "securityContext":
                        {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}}}]}}
            """
                .formatted(namespace.name()));
    kubectl("apply", "-f", trial.toString());

    Archbench.Result result =
        start(census("-l", "kubernetes.io/hostname=fake-amd64-1", "--timeout", "5s")).end();

    assertThat(result.out().replaceAll("\\s+", " "))
        .contains("fake-amd64-1: its pod is not scheduled")
        .contains("anti-affinity");
  }

  @Test
  void theFirstSignalEndsItAndItsPodsWithIt() throws Exception {
    Archbench.Running running =
        start(census("-l", "kubernetes.io/hostname=fake-amd64-1", "--timeout", "10m"));
    namespace.await("ab-census-", "get", "pods", "-o", "name");
    running.process().destroy(); // SIGTERM

    Archbench.Result result = running.end();

    assertThat(result.exit()).isEqualTo(143);
    assertThat(result.lastLine()).isEqualTo("interrupted; no pod is left");
    assertThat(result.out()).isEmpty();
    assertThat(namespace.names("pods")).isEmpty();
  }

  @Test
  void whoeverMayNotListNodesIsToldWhatToAskFor() throws Exception {
    ClusterNamespace without = ClusterNamespace.create(directory, false);
    try {
      Archbench.Result result = start(without.kubeconfig(), census()).end();

      assertThat(result.exit()).isEqualTo(5);
      assertThat(result.lastLine()).contains("list nodes").contains("archbench-node-reader");
    } finally {
      without.remove();
    }
  }

  @Test
  void aSelectorThatNoNodeMatchesIsAWrongUse() throws Exception {
    Archbench.Result result = start(census("-l", "pool=nowhere")).end();

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("no node of the cluster has the labels pool=nowhere");
  }

  /** Two pods of one workload on a fake node. */
  private void deploy() throws Exception {
    Path deployment =
        Files.writeString(
            directory.resolve("web.json"),
            """
            {"apiVersion": "apps/v1", "kind": "Deployment",
             "metadata": {"name": "web", "namespace": "%s"},
             "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "web"}},
               "template": {"metadata": {"labels": {"app": "web"}}, "spec": {
                 "nodeName": "fake-amd64-1", "securityContext":
                   {"runAsNonRoot": true, "seccompProfile": {"type": "RuntimeDefault"}},
                 "containers": [{"name": "web", "image": "none.test/web:1",
                   "resources": {"requests": {"cpu": "250m", "memory": "64Mi"}},
                   "securityContext":
                     {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}}}]}}}}
            """
                .formatted(namespace.name()));
    kubectl("apply", "-f", deployment.toString());
    namespace.await("2/2", "get", "deployment", "web");
  }

  @Test
  void sharesAreOfRequestsWhereNothingIsMeasured() throws Exception {
    deploy();

    Archbench.Result result =
        start(TestCluster.kubeconfig(), "shares", "-n", namespace.name()).end();

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(namespace.name() + "/Deployment/web")
        .contains("0.500 requested")
        .contains("no metrics server")
        .contains("share: {replicas: 2, cpuRequest: 250m}");
    assertThat(
            json(start("shares", "-n", namespace.name(), "--json").end())
                .at("/workloads/0/replicas")
                .asInt())
        .as("with the Role alone")
        .isEqualTo(2);
  }
}
