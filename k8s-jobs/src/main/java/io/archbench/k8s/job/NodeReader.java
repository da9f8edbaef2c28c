package io.archbench.k8s.job;

import io.archbench.k8s.cluster.PodResources;
import io.archbench.trial.Architecture;
import io.archbench.trial.Toleration;
import io.archbench.trial.VariantSpec;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.math.BigDecimal;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may be known of the cluster's nodes and of who else is on them; somebody without a cluster
 * role sees nothing of either. Thread-safe.
 */
public final class NodeReader {
  private static final ListOptions ONE = new ListOptionsBuilder().withLimit(1L).build();

  private final KubernetesClient client;

  /** For two questions about the same moment. */
  private final Remembered<String, List<Pod>> pods = new Remembered<>(Duration.ofMillis(500));

  private volatile @Nullable Boolean nodesVisible;
  private volatile @Nullable Boolean podsVisible;

  /** Asks nothing yet. */
  public NodeReader(KubernetesClient client) {
    this.client = client;
  }

  /** Whether nodes may be read; asks the cluster the first time. */
  public boolean mayReadNodes() {
    Boolean known = nodesVisible;
    boolean visible = known == null ? isAllowed(() -> client.nodes().list(ONE)) : known;
    nodesVisible = visible;
    return visible;
  }

  /** Whether pods of all namespaces may be listed; asks the cluster the first time. */
  boolean mayReadAllPods() {
    Boolean known = podsVisible;
    boolean visible =
        known == null ? isAllowed(() -> client.pods().inAnyNamespace().list(ONE)) : known;
    podsVisible = visible;
    return visible;
  }

  private static boolean isAllowed(Runnable request) {
    try {
      request.run();
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return false;
      }
      throw e;
    }
  }

  /** A node, if it is there and may be read. */
  public Optional<Node> node(String name) {
    return mayReadNodes()
        ? Optional.ofNullable(client.nodes().withName(name).get())
        : Optional.empty();
  }

  /** Whether it says that it is ready. */
  static boolean isReady(Node node) {
    return node.getStatus().getConditions().stream()
        .anyMatch(
            condition ->
                condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  /**
   * Pods on a node that are neither archbench's nor a DaemonSet's: they share it with whatever is
   * measured. Empty as well where pods may not be listed.
   */
  List<String> occupants(String node) {
    return pods(node).stream()
        .filter(pod -> !isOurs(pod) && !isOfTheNode(pod) && !isOver(pod))
        .map(pod -> pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName())
        .sorted()
        .toList();
  }

  /** Pods by which runs and censuses keep a node to themselves. */
  public List<String> keepers(String node) {
    return pods(node).stream()
        .filter(pod -> isOurs(pod) && !isOver(pod))
        .map(pod -> pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName())
        .sorted()
        .toList();
  }

  /** DaemonSets' pods on a node that are not ready yet. */
  List<String> unreadySystemPods(String node) {
    return pods(node).stream()
        .filter(pod -> isOfTheNode(pod) && !isOver(pod) && !isReady(pod))
        .map(pod -> pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName())
        .sorted()
        .toList();
  }

  private List<Pod> pods(String node) {
    return mayReadAllPods()
        ? pods.get(
            node,
            () -> client.pods().inAnyNamespace().withField("spec.nodeName", node).list().getItems())
        : List.of();
  }

  private static boolean isOurs(Pod pod) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    return labels != null
        && (labels.containsKey(Labels.HOLDER) || labels.containsKey(Labels.EXCLUSIVE));
  }

  private static boolean isOfTheNode(Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream()
        .map(OwnerReference::getKind)
        .anyMatch(kind -> kind.equals("DaemonSet") || kind.equals("Node"));
  }

  private static boolean isOver(Pod pod) {
    String phase = pod.getStatus().getPhase();
    return "Succeeded".equals(phase) || "Failed".equals(phase);
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(
            condition ->
                condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  /**
   * Which taints keep a variant away from nodes that it selects; the scheduler itself does not name
   * them.
   */
  String untolerated(VariantSpec variant) {
    if (!mayReadNodes()) {
      return "";
    }
    return selected(variant).stream()
        .flatMap(
            node ->
                keepingAway(node, variant).stream()
                    .map(taint -> node.getMetadata().getName() + " has the taint " + text(taint)))
        .sorted()
        .limit(3)
        .collect(Collectors.joining(", "));
  }

  /** The nodes that a variant selects, whether or not they let it in, by name. */
  public List<Node> selected(VariantSpec variant) {
    return client
        .nodes()
        .withLabel("kubernetes.io/arch", variant.architecture().text())
        .withLabel("kubernetes.io/os", "linux")
        .withLabels(variant.nodeLabels())
        .list()
        .getItems()
        .stream()
        .filter(
            node ->
                variant.nodes().isEmpty() || variant.nodes().contains(node.getMetadata().getName()))
        .sorted(Comparator.comparing(node -> node.getMetadata().getName()))
        .toList();
  }

  /** Taints that keep a variant away from a node. */
  public static List<Taint> keepingAway(Node node, VariantSpec variant) {
    return keepingAway(node.getSpec().getTaints(), variant.tolerations());
  }

  /** Those of some taints that keep away whoever has these tolerations and no others. */
  public static List<Taint> keepingAway(List<Taint> taints, List<Toleration> tolerations) {
    return thatMatter(taints).stream()
        .filter(taint -> tolerations.stream().noneMatch(one -> tolerates(one, taint)))
        .toList();
  }

  /** Whether something other than the variant's tolerations keeps most pods away from a node. */
  static boolean isDedicatedTo(Node node, VariantSpec variant) {
    return thatMatter(node.getSpec().getTaints()).stream()
        .anyMatch(taint -> variant.tolerations().stream().anyMatch(one -> tolerates(one, taint)));
  }

  /** Those that matter to a scheduler; a preference keeps nobody away. */
  private static List<Taint> thatMatter(List<Taint> taints) {
    return taints.stream().filter(taint -> !taint.getEffect().equals("PreferNoSchedule")).toList();
  }

  private static boolean tolerates(Toleration toleration, Taint taint) {
    boolean anyValue = toleration.operator().equals("Exists");
    boolean key = toleration.key().isEmpty() ? anyValue : toleration.key().equals(taint.getKey());
    boolean value =
        anyValue || toleration.value().equals(Objects.requireNonNullElse(taint.getValue(), ""));
    boolean effect = toleration.effect().isEmpty() || toleration.effect().equals(taint.getEffect());
    return key && value && effect;
  }

  /**
   * What a trial could have of a resource, such as {@code cpu}, when DaemonSets' pods have theirs.
   */
  public BigDecimal left(Node node, String resource) {
    return pods(node.getMetadata().getName()).stream()
        .filter(pod -> isOfTheNode(pod) && !isOver(pod))
        .map(pod -> new PodResources(pod.getSpec()).request(resource))
        .reduce(
            PodResources.amount(node.getStatus().getAllocatable(), resource)
                .orElse(BigDecimal.ZERO),
            BigDecimal::subtract);
  }

  /** {@code key=value:effect}, as kubectl writes it. */
  public static String text(Taint taint) {
    String value = Objects.requireNonNullElse(taint.getValue(), "");
    return taint.getKey() + (value.isEmpty() ? "" : "=" + value) + ":" + taint.getEffect();
  }

  /** What the node itself says it is; its label may have been set by hand. */
  static Architecture architecture(Node node) {
    return Architecture.of(node.getStatus().getNodeInfo().getArchitecture());
  }
}
