package io.archbench.k8s.census;

import io.archbench.k8s.job.Labels;
import io.archbench.trial.Architecture;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node, as the cluster tells of it.
 *
 * @param type of the machine, as its cloud calls it
 * @param architecture as the kubelet says it, such as {@code amd64}; any word
 * @param created when it joined
 * @param unfit why no pod is sent there; absent if one is
 */
public record FleetNode(
    String name,
    Optional<String> type,
    Optional<String> zone,
    String architecture,
    Instant created,
    Optional<String> unfit) {

  /** As it is in a list of nodes. */
  static FleetNode of(Node node) {
    Map<String, String> labels =
        Objects.requireNonNullElse(node.getMetadata().getLabels(), Map.of());
    NodeSystemInfo info = node.getStatus() == null ? null : node.getStatus().getNodeInfo();
    String architecture =
        info == null ? "" : Objects.requireNonNullElse(info.getArchitecture(), "");
    String system =
        info == null ? "linux" : Objects.requireNonNullElse(info.getOperatingSystem(), "linux");
    return new FleetNode(
        node.getMetadata().getName(),
        first(labels, Labels.INSTANCE_TYPE, "beta.kubernetes.io/instance-type"),
        first(labels, "topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"),
        architecture,
        Instant.parse(node.getMetadata().getCreationTimestamp()),
        unfit(node, architecture, system));
  }

  private static Optional<String> first(Map<String, String> labels, String... names) {
    return Stream.of(names).flatMap(name -> Stream.ofNullable(labels.get(name))).findFirst();
  }

  private static Optional<String> unfit(Node node, String architecture, String system) {
    if (!system.equals("linux")) {
      return Optional.of("runs " + system + ", the image is for linux");
    }
    if (Stream.of(Architecture.values()).noneMatch(one -> one.text().equals(architecture))) {
      return Optional.of("is of architecture '" + architecture + "', the image is for others");
    }
    return Readiness.isNodeReady(node)
        ? Optional.empty()
        : Optional.of("is not ready" + said(node));
  }

  private static String said(Node node) {
    return node.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("Ready"))
        .map(NodeCondition::getMessage)
        .flatMap(Stream::ofNullable)
        .filter(message -> !message.isEmpty())
        .findFirst()
        .map(": "::concat)
        .orElse("");
  }
}
