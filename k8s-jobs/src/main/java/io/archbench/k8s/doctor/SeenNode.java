package io.archbench.k8s.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A node as a variant would find it.
 *
 * @param type the provider's name of the machine type, if a label says it
 * @param cpus whole CPUs that are left when the node's own pods have theirs
 * @param memoryBytes that are left the same way
 * @param age since it joined
 * @param obstacles why no trial of the variant would run there now; empty if one would
 */
public record SeenNode(
    String name,
    Optional<String> type,
    int cpus,
    long memoryBytes,
    Duration age,
    List<String> obstacles) {
  public SeenNode {
    obstacles = List.copyOf(obstacles);
  }

  /** Whether a trial of the variant would run there now. */
  public boolean isFree() {
    return obstacles.isEmpty();
  }
}
