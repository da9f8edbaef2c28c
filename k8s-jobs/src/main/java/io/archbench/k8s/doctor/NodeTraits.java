package io.archbench.k8s.doctor;

import io.archbench.k8s.job.Labels;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What is worth knowing of a node by itself, whatever the others of its variant are like. */
final class NodeTraits {
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

  private final ExaminedNode examined;
  private final Instant now;

  /**
   * Of a node.
   *
   * @param now when it was read
   */
  NodeTraits(ExaminedNode examined, Instant now) {
    this.examined = examined;
    this.now = now;
  }

  /** All that is to be told of it to a variant. */
  Stream<Finding> findings(VariantNeeds needs, Duration settle) {
    return Stream.of(
            foreign(examined.node(), needs.variant()).stream(),
            young(settle).stream(),
            spot(),
            autoscaled().stream(),
            price(needs).stream(),
            clock().stream())
        .flatMap(each -> each);
  }

  /** That a node is of another architecture than a variant, by its own word. */
  static Optional<Finding> foreign(Node node, VariantSpec variant) {
    String architecture = node.getStatus().getNodeInfo().getArchitecture();
    return variant.architecture().text().equals(architecture)
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                FindingKind.NODE_ARCHITECTURE,
                "node " + node.getMetadata().getName(),
                "it says that it is %s, variant %s is %s"
                    .formatted(architecture, variant.name(), variant.architecture())));
  }

  static Map<String, String> labels(Node node) {
    return Objects.requireNonNullElse(node.getMetadata().getLabels(), Map.of());
  }

  private Finding finding(FindingKind kind, String what) {
    return Finding.of(kind, "node " + examined.name(), what);
  }

  private Optional<Finding> young(Duration settle) {
    return Optional.of(examined.age(now))
        .filter(age -> age.compareTo(settle) < 0)
        .map(
            age ->
                finding(FindingKind.NODE_YOUNG, "it joined %d s ago".formatted(age.toSeconds())));
  }

  private Stream<Finding> spot() {
    return labels(examined.node()).entrySet().stream()
        .filter(
            label ->
                label
                    .getValue()
                    .toLowerCase(Locale.ROOT)
                    .equals(SPOT.get(label.getKey().toLowerCase(Locale.ROOT))))
        .map(label -> finding(FindingKind.NODE_SPOT, "label " + label));
  }

  private Optional<Finding> autoscaled() {
    return Optional.ofNullable(labels(examined.node()).get(KARPENTER))
        .map(pool -> finding(FindingKind.NODE_AUTOSCALED, "label " + KARPENTER + "=" + pool));
  }

  private Optional<Finding> price(VariantNeeds needs) {
    return Optional.ofNullable(labels(examined.node()).get(Labels.INSTANCE_TYPE))
        .flatMap(
            type ->
                needs
                    .pricedType()
                    .filter(priced -> !isType(type, priced))
                    .map(
                        priced ->
                            finding(
                                FindingKind.NODE_PRICE,
                                "it is %s, the price of variant %s is that of %s"
                                    .formatted(type, needs.variant().name(), priced))));
  }

  /** Providers put their own word before the type, as in {@code Standard_D16ps_v6}. */
  private static boolean isType(String type, String priced) {
    return type.equalsIgnoreCase(priced)
        || type.toLowerCase(Locale.ROOT).endsWith("_" + priced.toLowerCase(Locale.ROOT));
  }

  /** Conditions carry the time of the node's own clock. */
  private Optional<Finding> clock() {
    return examined.node().getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("Ready"))
        .filter(condition -> condition.getStatus().equals("True"))
        .map(NodeCondition::getLastHeartbeatTime)
        .filter(Objects::nonNull)
        .map(time -> Duration.between(Instant.parse(time), now))
        .filter(
            behind ->
                behind.compareTo(EARLIEST_HEARTBEAT.negated()) < 0
                    || behind.compareTo(LATEST_HEARTBEAT) > 0)
        .map(
            behind ->
                finding(
                    FindingKind.NODE_CLOCK,
                    "by its own clock it told of itself %d s %s"
                        .formatted(
                            behind.abs().toSeconds(),
                            behind.isNegative() ? "from now" : "ago, and it is ready")))
        .findFirst();
  }
}
