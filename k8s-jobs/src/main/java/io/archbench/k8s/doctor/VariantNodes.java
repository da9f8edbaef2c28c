package io.archbench.k8s.doctor;

import java.util.List;

/**
 * The nodes that a variant selects, by name.
 *
 * @param wanted how many it asks for
 */
public record VariantNodes(String variant, int wanted, List<SeenNode> nodes) {
  public VariantNodes {
    nodes = List.copyOf(nodes);
  }

  /** Those on which a trial would run now. */
  public List<SeenNode> free() {
    return nodes.stream().filter(SeenNode::isFree).toList();
  }
}
