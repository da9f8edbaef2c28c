package io.archbench.k8s.doctor;

import io.archbench.k8s.job.Labels;
import io.archbench.k8s.job.NodeReader;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.finding.Severity;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at the nodes that a variant selects, as the scheduler and the runner would. */
final class NodeCheck {
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

  private static final int NAMED_AT_MOST = 3;

  private final NodeReader reader;
  private final Clock clock;
  private final Duration settle;

  NodeCheck(NodeReader reader, Clock clock, Duration settle) {
    this.reader = reader;
    this.clock = clock;
    this.settle = settle;
  }

  /**
   * What there is for a variant.
   *
   * @param nodes that it selects; none where they may not be read
   * @param findings what is wrong with them
   */
  record Looked(VariantNodes nodes, List<Finding> findings) {}

  Looked look(VariantNeeds needs) {
    if (!reader.mayReadNodes()) {
      return looked(needs, List.of(), unknown(needs.variant()));
    }
    Instant now = clock.instant();
    List<ExaminedNode> nodes =
        reader.selected(needs.variant()).stream()
            .map(node -> ExaminedNode.of(node, needs, reader))
            .toList();
    List<Finding> findings = new ArrayList<>();
    missing(needs.variant(), nodes, findings);
    tainted(needs.variant(), nodes, findings);
    tooSmall(needs.variant(), nodes, findings);
    occupied(needs.variant(), nodes, findings);
    if (findings.isEmpty()) {
      tooFew(needs, nodes, findings);
    }
    differing(needs.variant(), nodes, findings);
    nodes.stream()
        .flatMap(node -> new NodeTraits(node, now).findings(needs, settle))
        .forEach(findings::add);
    return looked(needs, nodes.stream().map(node -> node.seen(now)).toList(), findings);
  }

  private static Looked looked(VariantNeeds needs, List<SeenNode> nodes, List<Finding> findings) {
    return new Looked(new VariantNodes(needs.variant().name(), needs.wanted(), nodes), findings);
  }

  private static List<Finding> unknown(VariantSpec variant) {
    return isNamed(variant)
        ? List.of()
        : List.of(
            new Finding(
                FindingKind.NODES_UNKNOWN,
                where(variant),
                "not allowed to read nodes, and it names none",
                "bind the ClusterRole archbench-node-reader (docs/kubernetes.md), or give"
                    + " variants.%s.nodes a list of names".formatted(variant.name())));
  }

  private static boolean isNamed(VariantSpec variant) {
    return !variant.nodes().isEmpty();
  }

  private static String where(VariantSpec variant) {
    return "variant " + variant.name();
  }

  /** Nodes that are named, and are not what the variant selects. */
  private void missing(VariantSpec variant, List<ExaminedNode> nodes, List<Finding> findings) {
    List<String> selected = nodes.stream().map(ExaminedNode::name).toList();
    variant.nodes().stream()
        .filter(name -> !selected.contains(name))
        .map(
            name ->
                reader
                    .node(name)
                    .map(
                        node ->
                            NodeTraits.foreign(node, variant)
                                .orElseGet(
                                    () ->
                                        missing(
                                            variant,
                                            name,
                                            "it has not all of the labels "
                                                + variant.nodeLabels())))
                    .orElseGet(() -> missing(variant, name, "it is not there")))
        .forEach(findings::add);
  }

  private static Finding missing(VariantSpec variant, String node, String why) {
    return Finding.of(
        FindingKind.NODE_MISSING,
        "node " + node,
        "variant %s names it, and %s".formatted(variant.name(), why));
  }

  private static void tainted(
      VariantSpec variant, List<ExaminedNode> nodes, List<Finding> findings) {
    if (nodes.isEmpty() || nodes.stream().anyMatch(node -> lasting(node).isEmpty())) {
      return;
    }
    Taint taint = lasting(nodes.getFirst()).getFirst();
    findings.add(
        new Finding(
            FindingKind.NODE_TAINT,
            where(variant),
            "%s is not tolerated, on %s"
                .formatted(
                    NodeReader.text(taint), some(nodes.stream().map(ExaminedNode::name).toList())),
            "add to its tolerations: {key: %s, operator: Equal, value: \"%s\", effect: %s}"
                .formatted(
                    taint.getKey(),
                    Objects.requireNonNullElse(taint.getValue(), ""),
                    taint.getEffect())));
  }

  private static List<Taint> lasting(ExaminedNode node) {
    return node.taints().stream()
        .filter(taint -> CONDITIONS.stream().noneMatch(taint.getKey()::startsWith))
        .toList();
  }

  /** Of nodes that are not named an autoscaler may add larger ones. */
  private static void tooSmall(
      VariantSpec variant, List<ExaminedNode> nodes, List<Finding> findings) {
    List<ExaminedNode> small = nodes.stream().filter(node -> node.tooSmall().isPresent()).toList();
    if (!small.isEmpty() && (small.size() == nodes.size() || isNamed(variant))) {
      ExaminedNode first = small.getFirst();
      Finding finding =
          Finding.of(
              FindingKind.NODE_TOO_SMALL,
              where(variant),
              first.name() + " " + first.tooSmall().orElseThrow());
      findings.add(isNamed(variant) ? finding : finding.as(Severity.WARNING));
    }
  }

  /** Of nodes that are not named the fit ones are taken, or others wait to be added. */
  private static void occupied(
      VariantSpec variant, List<ExaminedNode> nodes, List<Finding> findings) {
    if (isNamed(variant)) {
      nodes.forEach(
          node ->
              node.unfit()
                  .map(
                      why ->
                          Finding.of(FindingKind.NODE_OCCUPIED, "node " + node.name(), "it " + why))
                  .ifPresent(findings::add));
    }
  }

  private static void tooFew(VariantNeeds needs, List<ExaminedNode> nodes, List<Finding> findings) {
    long free = nodes.stream().filter(node -> node.obstacles().isEmpty()).count();
    if (free < needs.wanted()) {
      String others =
          nodes.stream()
              .filter(node -> !node.obstacles().isEmpty())
              .limit(NAMED_AT_MOST)
              .map(node -> node.name() + " " + String.join(", ", node.obstacles()))
              .collect(Collectors.joining("; "));
      findings.add(
          Finding.of(
              FindingKind.TOO_FEW_NODES,
              where(needs.variant()),
              "%d of %d nodes are free%s"
                  .formatted(free, needs.wanted(), others.isEmpty() ? "" : " (" + others + ")")));
    }
  }

  private static void differing(
      VariantSpec variant, List<ExaminedNode> nodes, List<Finding> findings) {
    TreeSet<String> kinds =
        nodes.stream()
            .map(
                node ->
                    NodeTraits.labels(node.node())
                            .getOrDefault(Labels.INSTANCE_TYPE, "unknown type")
                        + " with "
                        + node.cpus().intValue()
                        + " CPUs left")
            .collect(Collectors.toCollection(TreeSet::new));
    if (kinds.size() > 1) {
      findings.add(
          Finding.of(
              FindingKind.NODES_DIFFER, where(variant), "it selects " + some(List.copyOf(kinds))));
    }
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED_AT_MOST, names.size())));
    return names.size() > NAMED_AT_MOST
        ? first + " and " + (names.size() - NAMED_AT_MOST) + " more"
        : first;
  }
}
