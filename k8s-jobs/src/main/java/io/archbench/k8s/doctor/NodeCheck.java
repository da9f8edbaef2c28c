package io.archbench.k8s.doctor;

import io.archbench.k8s.job.NodeReader;
import io.archbench.trial.Resources;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.finding.Severity;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Taint;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at the nodes that a variant selects, as the scheduler and the runner would. */
final class NodeCheck {
  private static final String INSTANCE_TYPE = "node.kubernetes.io/instance-type";

  /**
   * How taints begin that tell of a node's condition or of its coming and going: nobody tolerates
   * them, and a node that comes after it has none.
   */
  private static final List<String> CONDITIONS =
      List.of(
          "node.kubernetes.io/",
          "node.cloudprovider.kubernetes.io/",
          "node.cilium.io/",
          "ebs.csi.aws.com/",
          "karpenter.sh/disrupted",
          "karpenter.sh/unregistered",
          "ToBeDeletedByClusterAutoscaler",
          "DeletionCandidateOfClusterAutoscaler");

  /** Labels, with the value in lower case, of nodes that the cloud may take back. */
  private static final Map<String, String> SPOT =
      Map.of(
          "kubernetes.azure.com/scalesetpriority", "spot",
          "eks.amazonaws.com/capacitytype", "spot",
          "karpenter.sh/capacity-type", "spot",
          "cloud.google.com/gke-spot", "true",
          "cloud.google.com/gke-preemptible", "true");

  private static final String KARPENTER = "karpenter.sh/nodepool";

  /** A clock that is right may still be read a little later than it was written. */
  private static final Duration EARLIEST_HEARTBEAT = Duration.ofSeconds(30);

  /** Kubelets tell their conditions at least every five minutes. */
  private static final Duration LATEST_HEARTBEAT = Duration.ofMinutes(15);

  private static final int NAMED_AT_MOST = 3;

  private final NodeReader reader;
  private final Clock clock;
  private final Duration settle;

  NodeCheck(NodeReader reader, Clock clock, Duration settle) {
    this.reader = reader;
    this.clock = clock;
    this.settle = settle;
  }

  /** The nodes that a variant selects; none where they may not be read. */
  VariantNodes nodes(VariantNeeds needs) {
    List<SeenNode> nodes =
        reader.mayReadNodes()
            ? reader.selected(needs.variant()).stream().map(node -> seen(node, needs)).toList()
            : List.of();
    return new VariantNodes(needs.variant().name(), needs.wanted(), nodes);
  }

  private SeenNode seen(Node node, VariantNeeds needs) {
    return new SeenNode(
        node.getMetadata().getName(),
        Optional.ofNullable(labels(node).get(INSTANCE_TYPE)),
        reader.left(node, "cpu").intValue(),
        reader.left(node, "memory").longValue(),
        Duration.between(Instant.parse(node.getMetadata().getCreationTimestamp()), clock.instant()),
        obstacles(node, needs));
  }

  private List<String> obstacles(Node node, VariantNeeds needs) {
    List<String> obstacles = new ArrayList<>();
    if (!NodeReader.isReady(node)) {
      obstacles.add("it is not ready");
    }
    if (Boolean.TRUE.equals(node.getSpec().getUnschedulable())) {
      obstacles.add("it is cordoned");
    }
    NodeReader.keepingAway(node, needs.variant())
        .forEach(taint -> obstacles.add("taint " + NodeReader.text(taint)));
    size(node, needs.largest().resources()).ifPresent(obstacles::add);
    List<String> occupants = reader.occupants(node.getMetadata().getName());
    if (!occupants.isEmpty()) {
      obstacles.add("it runs " + some(occupants));
    }
    List<String> keepers = reader.keepers(node.getMetadata().getName());
    if (!keepers.isEmpty()) {
      obstacles.add("another run has it: " + some(keepers));
    }
    List<String> unready = reader.unreadySystemPods(node.getMetadata().getName());
    if (!unready.isEmpty()) {
      obstacles.add("it still starts " + some(unready));
    }
    if (!reader.mayReadAllPods() && !NodeReader.isDedicatedTo(node, needs.variant())) {
      obstacles.add("it may be shared: pods of other namespaces may not be listed");
    }
    return obstacles;
  }

  /** What the scheduler would say of its size. */
  private Optional<String> size(Node node, Resources asked) {
    int cpus = Objects.requireNonNullElse(asked.cpu(), 0);
    long memory = Objects.requireNonNullElse(asked.memoryBytes(), 0L);
    BigDecimal cpusLeft = reader.left(node, "cpu");
    BigDecimal memoryLeft = reader.left(node, "memory");
    if (cpusLeft.compareTo(BigDecimal.valueOf(cpus)) < 0) {
      return Optional.of(
          "it has %s CPUs left, %d are asked for"
              .formatted(cpusLeft.stripTrailingZeros().toPlainString(), cpus));
    }
    return memoryLeft.compareTo(BigDecimal.valueOf(memory)) < 0
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "it has %.1f GiB of memory left, %.1f are asked for",
                gibibytes(memoryLeft.longValue()),
                gibibytes(memory)))
        : Optional.empty();
  }

  private static double gibibytes(long bytes) {
    return bytes / (double) (1L << 30);
  }

  /** What is wrong with those nodes. */
  List<Finding> findings(VariantNeeds needs, VariantNodes found) {
    VariantSpec variant = needs.variant();
    String where = "variant " + variant.name();
    if (!reader.mayReadNodes()) {
      return variant.nodes().isEmpty()
          ? List.of(
              new Finding(
                  FindingKind.NODES_UNKNOWN,
                  where,
                  "not allowed to read nodes, and it names none",
                  "bind the ClusterRole archbench-node-reader (docs/kubernetes.md), or give"
                      + " variants.%s.nodes a list of names".formatted(variant.name())))
          : List.of();
    }
    List<Node> nodes = reader.selected(variant);
    List<Finding> findings = new ArrayList<>();
    missing(variant, found, findings);
    tainted(where, variant, nodes, findings);
    tooSmall(where, needs, nodes, findings);
    occupied(variant, nodes, findings);
    if (findings.isEmpty()) {
      tooFew(where, needs, found, findings);
    }
    differing(where, found, findings);
    nodes.forEach(node -> single(node, needs, findings));
    return findings;
  }

  /** Nodes that are named, and are not what the variant selects. */
  private void missing(VariantSpec variant, VariantNodes found, List<Finding> findings) {
    List<String> selected = found.nodes().stream().map(SeenNode::name).toList();
    for (String name : variant.nodes()) {
      if (!selected.contains(name)) {
        findings.add(
            reader
                .node(name)
                .map(node -> other(node, variant))
                .orElseGet(
                    () ->
                        Finding.of(
                            FindingKind.NODE_MISSING,
                            "node " + name,
                            "variant " + variant.name() + " names it, and it is not there")));
      }
    }
  }

  private static Finding other(Node node, VariantSpec variant) {
    String where = "node " + node.getMetadata().getName();
    return isOf(node, variant)
        ? Finding.of(
            FindingKind.NODE_MISSING,
            where,
            "variant %s names it, and it has not all of the labels %s"
                .formatted(variant.name(), variant.nodeLabels()))
        : foreign(node, variant);
  }

  private static Finding foreign(Node node, VariantSpec variant) {
    return Finding.of(
        FindingKind.NODE_ARCHITECTURE,
        "node " + node.getMetadata().getName(),
        "it says that it is %s, variant %s is %s"
            .formatted(
                node.getStatus().getNodeInfo().getArchitecture(),
                variant.name(),
                variant.architecture()));
  }

  private static boolean isOf(Node node, VariantSpec variant) {
    return variant.architecture().text().equals(node.getStatus().getNodeInfo().getArchitecture());
  }

  private static void tainted(
      String where, VariantSpec variant, List<Node> nodes, List<Finding> findings) {
    boolean all =
        !nodes.isEmpty() && nodes.stream().noneMatch(node -> taints(node, variant).isEmpty());
    if (all) {
      Taint taint =
          NodeReader.keepingAway(nodes.get(0), variant).stream()
              .filter(one -> !isCondition(one))
              .findFirst()
              .orElseThrow();
      findings.add(
          new Finding(
              FindingKind.NODE_TAINT,
              where,
              "%s tolerated, on %s"
                  .formatted(
                      NodeReader.text(taint) + " is not",
                      some(nodes.stream().map(node -> node.getMetadata().getName()).toList())),
              "add to its tolerations: {key: %s, operator: Equal, value: \"%s\", effect: %s}"
                  .formatted(
                      taint.getKey(),
                      Objects.requireNonNullElse(taint.getValue(), ""),
                      taint.getEffect())));
    }
  }

  private static List<String> taints(Node node, VariantSpec variant) {
    return NodeReader.keepingAway(node, variant).stream()
        .filter(taint -> !isCondition(taint))
        .map(NodeReader::text)
        .toList();
  }

  private static boolean isCondition(Taint taint) {
    return CONDITIONS.stream().anyMatch(taint.getKey()::startsWith);
  }

  private void tooSmall(
      String where, VariantNeeds needs, List<Node> nodes, List<Finding> findings) {
    Resources asked = needs.largest().resources();
    List<Node> small = nodes.stream().filter(node -> size(node, asked).isPresent()).toList();
    if (!small.isEmpty() && (small.size() == nodes.size() || isNamed(needs.variant()))) {
      Node first = small.get(0);
      Finding finding =
          Finding.of(
              FindingKind.NODE_TOO_SMALL,
              where,
              first.getMetadata().getName() + ": " + size(first, asked).orElseThrow());
      // an autoscaler may add larger ones to nodes that are not named
      findings.add(isNamed(needs.variant()) ? finding : finding.as(Severity.WARNING));
    }
  }

  private static boolean isNamed(VariantSpec variant) {
    return !variant.nodes().isEmpty();
  }

  /** Of nodes that are not named the free ones are taken, or others wait to be added. */
  private void occupied(VariantSpec variant, List<Node> nodes, List<Finding> findings) {
    if (isNamed(variant)) {
      for (Node node : nodes) {
        List<String> occupants = reader.occupants(node.getMetadata().getName());
        if (!occupants.isEmpty()) {
          findings.add(
              Finding.of(
                  FindingKind.NODE_OCCUPIED,
                  "node " + node.getMetadata().getName(),
                  "it runs " + some(occupants)));
        }
      }
    }
  }

  private static void tooFew(
      String where, VariantNeeds needs, VariantNodes found, List<Finding> findings) {
    int free = found.free().size();
    if (free < needs.wanted()) {
      String others =
          found.nodes().stream()
              .filter(node -> !node.isFree())
              .limit(NAMED_AT_MOST)
              .map(node -> node.name() + ": " + String.join(", ", node.obstacles()))
              .collect(Collectors.joining("; "));
      findings.add(
          Finding.of(
              FindingKind.TOO_FEW_NODES,
              where,
              "%d of %d nodes are free%s"
                  .formatted(free, needs.wanted(), others.isEmpty() ? "" : " (" + others + ")")));
    }
  }

  private static void differing(String where, VariantNodes found, List<Finding> findings) {
    TreeSet<String> kinds =
        found.nodes().stream()
            .map(node -> node.type().orElse("unknown type") + " with " + node.cpus() + " CPUs left")
            .collect(Collectors.toCollection(TreeSet::new));
    if (kinds.size() > 1) {
      findings.add(
          Finding.of(FindingKind.NODES_DIFFER, where, "it selects " + some(List.copyOf(kinds))));
    }
  }

  private void single(Node node, VariantNeeds needs, List<Finding> findings) {
    String where = "node " + node.getMetadata().getName();
    if (!isOf(node, needs.variant())) {
      findings.add(foreign(node, needs.variant())); // its label was set by hand
    }
    Map<String, String> labels = labels(node);
    Duration age =
        Duration.between(Instant.parse(node.getMetadata().getCreationTimestamp()), clock.instant());
    if (age.compareTo(settle) < 0) {
      findings.add(
          Finding.of(
              FindingKind.NODE_YOUNG, where, "it joined %d s ago".formatted(age.toSeconds())));
    }
    labels.forEach(
        (label, value) -> {
          String spot = SPOT.get(label.toLowerCase(Locale.ROOT));
          if (value.toLowerCase(Locale.ROOT).equals(spot)) {
            findings.add(Finding.of(FindingKind.NODE_SPOT, where, "label " + label + "=" + value));
          }
        });
    if (labels.containsKey(KARPENTER)) {
      findings.add(
          Finding.of(
              FindingKind.NODE_AUTOSCALED,
              where,
              "label " + KARPENTER + "=" + labels.get(KARPENTER)));
    }
    price(where, labels.get(INSTANCE_TYPE), needs).ifPresent(findings::add);
    clock(where, node).ifPresent(findings::add);
  }

  /** Providers put their own word before the type, as in {@code Standard_D16ps_v6}. */
  private static Optional<Finding> price(String where, @Nullable String type, VariantNeeds needs) {
    return needs
        .pricedType()
        .filter(priced -> type != null && !isType(type, priced))
        .map(
            priced ->
                Finding.of(
                    FindingKind.NODE_PRICE,
                    where,
                    "it is %s, the price of variant %s is that of %s"
                        .formatted(type, needs.variant().name(), priced)));
  }

  private static boolean isType(String type, String priced) {
    return type.equalsIgnoreCase(priced)
        || type.toLowerCase(Locale.ROOT).endsWith("_" + priced.toLowerCase(Locale.ROOT));
  }

  /** Conditions carry the time of the node's own clock. */
  private Optional<Finding> clock(String where, Node node) {
    return node.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("Ready"))
        .filter(condition -> condition.getStatus().equals("True"))
        .map(NodeCondition::getLastHeartbeatTime)
        .filter(Objects::nonNull)
        .map(time -> Duration.between(Instant.parse(time), clock.instant()))
        .filter(
            behind ->
                behind.compareTo(EARLIEST_HEARTBEAT.negated()) < 0
                    || behind.compareTo(LATEST_HEARTBEAT) > 0)
        .map(
            behind ->
                Finding.of(
                    FindingKind.NODE_CLOCK,
                    where,
                    "by its own clock it told of itself %d s %s"
                        .formatted(
                            behind.abs().toSeconds(),
                            behind.isNegative() ? "from now" : "ago, and it is ready")))
        .findFirst();
  }

  private static Map<String, String> labels(Node node) {
    return Objects.requireNonNullElse(node.getMetadata().getLabels(), Map.of());
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED_AT_MOST, names.size())));
    return names.size() > NAMED_AT_MOST
        ? first + " and " + (names.size() - NAMED_AT_MOST) + " more"
        : first;
  }
}
