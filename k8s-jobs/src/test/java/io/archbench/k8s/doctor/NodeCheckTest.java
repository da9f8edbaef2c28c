package io.archbench.k8s.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.archbench.k8s.cluster.FakeApiServer;
import io.archbench.k8s.job.NodeReader;
import io.archbench.k8s.job.TrialSpecs;
import io.archbench.trial.Architecture;
import io.archbench.trial.Resources;
import io.archbench.trial.Toleration;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeListBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NodeCheckTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String TYPE = "node.kubernetes.io/instance-type";

  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, List<Pod>> pods = new HashMap<>();

  /** An arm64 node of an hour's age with 16 CPUs, ready, with nobody on it. */
  private void node(String name, Consumer<NodeBuilder> change) {
    NodeBuilder node =
        new NodeBuilder()
            .withNewMetadata()
            .withName(name)
            .withCreationTimestamp(NOW.minusSeconds(3600).toString())
            .addToLabels("kubernetes.io/arch", "arm64")
            .addToLabels(TYPE, "Standard_D16ps_v6")
            .endMetadata()
            .withNewSpec()
            .endSpec()
            .withNewStatus()
            .addToAllocatable("cpu", new Quantity("15800m"))
            .addToAllocatable("memory", new Quantity("60Gi"))
            .withNewNodeInfo()
            .withArchitecture("arm64")
            .endNodeInfo()
            .addNewCondition()
            .withType("Ready")
            .withStatus("True")
            .withLastHeartbeatTime(NOW.minusSeconds(60).toString())
            .endCondition()
            .endStatus();
    change.accept(node);
    nodes.add(node.build());
  }

  private void pod(String node, String name, String owner, String cpu) {
    pods.computeIfAbsent(node, key -> new ArrayList<>())
        .add(
            new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("shop")
                .addNewOwnerReference()
                .withKind(owner)
                .withName("owner")
                .withUid("1")
                .withApiVersion("apps/v1")
                .endOwnerReference()
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("one")
                .withNewResources()
                .addToRequests("cpu", new Quantity(cpu))
                .endResources()
                .endContainer()
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build());
  }

  private static VariantSpec arm(Toleration... tolerations) {
    return new VariantSpec(
        "arm",
        Architecture.ARM64,
        null,
        List.of(),
        Map.of(),
        List.of(tolerations),
        List.of(),
        "registry.test/bench@sha256:" + "a".repeat(64));
  }

  private static VariantSpec named(String... names) {
    return new VariantSpec(
        "arm",
        Architecture.ARM64,
        null,
        List.of(),
        Map.of(),
        List.of(),
        List.of(names),
        "registry.test/bench@sha256:" + "a".repeat(64));
  }

  private List<Finding> findings(VariantSpec variant, int wanted) throws IOException {
    return findings(variant, wanted, Optional.empty());
  }

  private List<Finding> findings(VariantSpec variant, int wanted, Optional<String> priced)
      throws IOException {
    TrialSpec trial =
        TrialSpecs.of(variant, new Resources(14, "none", 40L << 30, 1L << 30, "memory"));
    VariantNeeds needs = new VariantNeeds(variant, wanted, trial, priced);
    try (FakeApiServer server = new FakeApiServer();
        KubernetesClient client =
            new KubernetesClientBuilder().withConfig(server.config()).build()) {
      server.with(
          "/api/v1/nodes", Serialization.asJson(new NodeListBuilder().withItems(nodes).build()));
      server.with("/api/v1/pods", Serialization.asJson(new PodListBuilder().build()));
      for (Node node : nodes) {
        server.with("/api/v1/nodes/" + node.getMetadata().getName(), Serialization.asJson(node));
      }
      pods.forEach(
          (node, there) ->
              server.with(
                  "/api/v1/pods?fieldSelector=spec.nodeName=" + node,
                  Serialization.asJson(new PodListBuilder().withItems(there).build())));
      NodeCheck check =
          new NodeCheck(
              new NodeReader(client), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(3));
      return check.look(needs).findings();
    }
  }

  @Test
  void nodesThatWillDoAreNoFinding() throws IOException {
    node("one", node -> {});
    node("two", node -> {});
    pod("one", "log-agent", "DaemonSet", "500m");

    assertThat(findings(arm(), 2)).isEmpty();
  }

  @Test
  void aTaintOnEachNodeNamesTheTolerationThatIsMissing() throws IOException {
    for (String name : List.of("one", "two")) {
      node(name, node -> node.editSpec().addNewTaint("NoSchedule", "team", null, "arm").endSpec());
    }

    assertThat(findings(arm(), 2))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.NODE_TAINT);
              assertThat(finding.what())
                  .isEqualTo("team=arm:NoSchedule is not tolerated, on one, two");
              assertThat(finding.fix())
                  .isEqualTo(
                      "add to its tolerations: {key: team, operator: Equal, value: \"arm\", effect:"
                          + " NoSchedule}");
            });
    assertThat(findings(arm(new Toleration("team", "Equal", "arm", "NoSchedule")), 2)).isEmpty();
  }

  @Test
  void whatDaemonSetsHaveIsNotThereForTrials() throws IOException {
    node("one", node -> {});
    pod("one", "log-agent", "DaemonSet", "2");

    assertThat(findings(arm(), 1))
        .extracting(Finding::kind, Finding::what)
        .containsExactly(
            tuple(FindingKind.NODE_TOO_SMALL, "one has 13.8 CPUs left, 14 are asked for"));
  }

  @Test
  void aNamedNodeWithPodsOfOthersIsAnErrorAndAnyOtherIsPassedBy() throws IOException {
    node("one", node -> {});
    node("two", node -> {});
    pod("one", "web", "ReplicaSet", "100m");

    assertThat(findings(named("one", "two"), 2))
        .extracting(Finding::kind, Finding::where, Finding::what)
        .containsExactly(
            tuple(FindingKind.NODE_OCCUPIED, "node one", "it is not empty: shop/web runs there"));
    assertThat(findings(arm(), 1)).isEmpty();
    assertThat(findings(arm(), 2))
        .extracting(Finding::kind, Finding::what)
        .containsExactly(
            tuple(
                FindingKind.TOO_FEW_NODES,
                "1 of 2 nodes are free (one is not empty: shop/web runs there)"));
  }

  @Test
  void aNodeThatComesOrGoesNeedsNoToleration() throws IOException {
    node(
        "one",
        node ->
            node.editSpec()
                .addNewTaint("NoSchedule", "ToBeDeletedByClusterAutoscaler", null, "1")
                .endSpec());

    assertThat(findings(arm(), 1))
        .extracting(Finding::kind, Finding::what)
        .containsExactly(
            tuple(
                FindingKind.TOO_FEW_NODES,
                "0 of 1 nodes are free (one has the taint ToBeDeletedByClusterAutoscaler=1:NoSchedule)"));
  }

  @Test
  void aNodeThatAnotherRunHoldsIsNotFree() throws IOException {
    node("one", node -> {});
    pod("one", "ab-holder", "None", "0");
    Objects.requireNonNull(pods.get("one"))
        .getFirst()
        .getMetadata()
        .setLabels(Map.of("archbench.io/holder", "true"));

    assertThat(findings(arm(), 1))
        .extracting(Finding::kind, Finding::what)
        .containsExactly(
            tuple(
                FindingKind.TOO_FEW_NODES,
                "0 of 1 nodes are free (one is kept by another run: shop/ab-holder)"));
  }

  @Test
  void namedNodesHaveToBeThereAndOfTheArchitecture() throws IOException {
    node(
        "one",
        node ->
            node.editMetadata()
                .addToLabels("kubernetes.io/arch", "amd64")
                .endMetadata()
                .editStatus()
                .editNodeInfo()
                .withArchitecture("amd64")
                .endNodeInfo()
                .endStatus());

    // the fake does not filter by label: a list without the node stands for that
    Node other = nodes.remove(0);
    try (FakeApiServer server = new FakeApiServer();
        KubernetesClient client =
            new KubernetesClientBuilder().withConfig(server.config()).build()) {
      server
          .with("/api/v1/nodes", Serialization.asJson(new NodeListBuilder().build()))
          .with("/api/v1/pods", Serialization.asJson(new PodListBuilder().build()))
          .with("/api/v1/nodes/one", Serialization.asJson(other));
      VariantSpec variant = named("one", "gone");
      VariantNeeds needs =
          new VariantNeeds(
              variant,
              2,
              TrialSpecs.of(variant, new Resources(null, "none", null, 1L << 30, "memory")),
              Optional.empty());
      NodeCheck check =
          new NodeCheck(
              new NodeReader(client), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(3));

      assertThat(check.look(needs).findings())
          .extracting(Finding::kind, Finding::where)
          .containsExactly(
              tuple(FindingKind.NODE_ARCHITECTURE, "node one"),
              tuple(FindingKind.NODE_MISSING, "node gone"));
    }
  }

  @Test
  void nodesThatAreNotReadyOrCordonedAreNotFree() throws IOException {
    node("one", node -> node.editSpec().withUnschedulable(true).endSpec());
    node(
        "two",
        node ->
            node.editStatus()
                .editFirstCondition()
                .withStatus("Unknown")
                .endCondition()
                .endStatus());

    assertThat(findings(arm(), 1))
        .extracting(Finding::kind, Finding::what)
        .containsExactly(
            tuple(
                FindingKind.TOO_FEW_NODES,
                "0 of 1 nodes are free (one is cordoned; two is not ready)"));
  }

  @Test
  void aPoolThatStartsAtZeroIsAWarning() throws IOException {
    assertThat(findings(arm(), 3))
        .extracting(Finding::kind, Finding::what)
        .containsExactly(tuple(FindingKind.TOO_FEW_NODES, "0 of 3 nodes are free"));
  }

  @Test
  void whatANodeIsIsToldWhereItMatters() throws IOException {
    node(
        "young",
        node ->
            node.editMetadata()
                .withCreationTimestamp(NOW.minusSeconds(30).toString())
                .endMetadata());
    node(
        "spot",
        node ->
            node.editMetadata()
                .addToLabels("kubernetes.azure.com/scalesetpriority", "spot")
                .addToLabels("karpenter.sh/nodepool", "arm")
                .endMetadata());
    node(
        "late",
        node ->
            node.editStatus()
                .editFirstCondition()
                .withLastHeartbeatTime(NOW.plusSeconds(3600).toString())
                .endCondition()
                .endStatus());
    node("small", node -> node.editMetadata().addToLabels(TYPE, "Standard_D8ps_v6").endMetadata());

    assertThat(findings(arm(), 3, Optional.of("D16ps_v6")))
        .extracting(Finding::kind, Finding::where)
        .containsExactlyInAnyOrder(
            tuple(FindingKind.NODES_DIFFER, "variant arm"),
            tuple(FindingKind.NODE_YOUNG, "node young"),
            tuple(FindingKind.NODE_SPOT, "node spot"),
            tuple(FindingKind.NODE_AUTOSCALED, "node spot"),
            tuple(FindingKind.NODE_CLOCK, "node late"),
            tuple(FindingKind.NODE_PRICE, "node small"));
  }

  @Test
  void withoutTheRightToReadNodesOnlyNamedOnesCanBeUsed() throws IOException {
    try (FakeApiServer server = new FakeApiServer();
        KubernetesClient client =
            new KubernetesClientBuilder().withConfig(server.config()).build()) {
      server.with("/api/v1/nodes", "{}").answering(403);
      NodeCheck check =
          new NodeCheck(
              new NodeReader(client), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(3));
      VariantNeeds needs =
          new VariantNeeds(
              arm(),
              1,
              TrialSpecs.of(arm(), new Resources(null, "none", null, 1L << 30, "memory")),
              Optional.empty());

      assertThat(check.look(needs).findings())
          .extracting(Finding::kind)
          .containsExactly(FindingKind.NODES_UNKNOWN);
    }
  }
}
