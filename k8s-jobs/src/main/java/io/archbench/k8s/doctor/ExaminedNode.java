package io.archbench.k8s.doctor;

import io.archbench.k8s.job.Labels;
import io.archbench.k8s.job.NodeFitness;
import io.archbench.k8s.job.NodeReader;
import io.archbench.trial.Resources;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A node as scheduler and runner would judge it for a variant, read once.
 *
 * @param cpus that are left when the node's own pods have theirs
 * @param memory in bytes, left the same way
 * @param taints that the variant does not tolerate
 * @param tooSmall what is missing of room
 * @param unfit why the runner would not take it
 * @param obstacles all of that and whatever else is in the way now
 */
record ExaminedNode(
    Node node,
    BigDecimal cpus,
    BigDecimal memory,
    List<Taint> taints,
    Optional<String> tooSmall,
    Optional<String> unfit,
    List<String> obstacles) {
  private static final double GIBIBYTE = 1L << 30;

  static ExaminedNode of(Node node, VariantNeeds needs, NodeReader reader) {
    NodeFitness fitness = new NodeFitness(reader);
    BigDecimal cpus = reader.left(node, "cpu");
    BigDecimal memory = reader.left(node, "memory");
    List<Taint> taints = NodeReader.keepingAway(node, needs.variant());
    Optional<String> tooSmall = tooSmall(cpus, memory, needs.largest().resources());
    Optional<String> unfit = fitness.unfit(node, needs.variant());
    List<String> obstacles = new ArrayList<>();
    fitness.unready(node).ifPresent(obstacles::add);
    if (Boolean.TRUE.equals(node.getSpec().getUnschedulable())) {
      obstacles.add("is cordoned");
    }
    taints.forEach(taint -> obstacles.add("has the taint " + NodeReader.text(taint)));
    tooSmall.ifPresent(obstacles::add);
    unfit.ifPresent(obstacles::add);
    List<String> keepers = reader.keepers(node.getMetadata().getName());
    if (!keepers.isEmpty()) {
      obstacles.add("is kept by another run: " + String.join(", ", keepers));
    }
    return new ExaminedNode(node, cpus, memory, taints, tooSmall, unfit, obstacles);
  }

  /** What the scheduler would say of its size. */
  private static Optional<String> tooSmall(BigDecimal cpus, BigDecimal memory, Resources asked) {
    int cpu = Objects.requireNonNullElse(asked.cpu(), 0);
    long bytes = Objects.requireNonNullElse(asked.memoryBytes(), 0L);
    if (cpus.compareTo(BigDecimal.valueOf(cpu)) < 0) {
      return Optional.of(
          "has %s CPUs left, %d are asked for"
              .formatted(cpus.stripTrailingZeros().toPlainString(), cpu));
    }
    return memory.compareTo(BigDecimal.valueOf(bytes)) < 0
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "has %.1f GiB of memory left, %.1f are asked for",
                memory.doubleValue() / GIBIBYTE,
                bytes / GIBIBYTE))
        : Optional.empty();
  }

  String name() {
    return node.getMetadata().getName();
  }

  Duration age(Instant now) {
    return Duration.between(Instant.parse(node.getMetadata().getCreationTimestamp()), now);
  }

  SeenNode seen(Instant now) {
    return new SeenNode(
        name(),
        Optional.ofNullable(NodeTraits.labels(node).get(Labels.INSTANCE_TYPE)),
        cpus.intValue(),
        memory.longValue(),
        age(now),
        obstacles);
  }
}
