package io.archbench.k8s.job;

import io.archbench.trial.VariantSpec;
import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.Optional;

/**
 * Whether a node that a scheduler would take will do for a variant. What is wrong is said without
 * its subject: {@code is not ready}. Thread-safe.
 */
public final class NodeFitness {
  private final NodeReader nodes;

  /** By what may be known of nodes. */
  public NodeFitness(NodeReader nodes) {
    this.nodes = nodes;
  }

  /** What is wrong with it for good: somebody else uses it, or may. */
  public Optional<String> unfit(Node node, VariantSpec variant) {
    if (!nodes.mayReadAllPods() && !NodeReader.isDedicatedTo(node, variant)) {
      return Optional.of(
          "may be shared: pods of other namespaces may not be listed, and no taint that the variant"
              + " tolerates keeps them away. Bind the ClusterRole archbench-node-reader, or taint"
              + " the pool");
    }
    List<String> occupants = nodes.occupants(node.getMetadata().getName());
    return occupants.isEmpty()
        ? Optional.empty()
        : Optional.of("is not empty: " + String.join(", ", occupants) + " runs there");
  }

  /** What may pass by itself. */
  public Optional<String> unready(Node node) {
    if (!NodeReader.isReady(node)) {
      return Optional.of("is not ready");
    }
    List<String> unready = nodes.unreadySystemPods(node.getMetadata().getName());
    return unready.isEmpty()
        ? Optional.empty()
        : Optional.of("still starts " + String.join(", ", unready));
  }
}
