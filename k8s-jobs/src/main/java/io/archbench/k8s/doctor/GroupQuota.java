package io.archbench.k8s.doctor;

import io.archbench.k8s.cluster.KueueObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A group of resources of a ClusterQueue: whoever is admitted has all that it wants of them from
 * one and the same flavor.
 *
 * @param flavors those that fit, in their order
 */
record GroupQuota(List<Map<String, Object>> flavors) {
  GroupQuota {
    flavors = List.copyOf(flavors);
  }

  /**
   * A group as the cluster has it.
   *
   * @param fitting names of flavors
   */
  static GroupQuota of(Map<String, Object> group, List<String> fitting) {
    return new GroupQuota(
        KueueObject.maps(group, "flavors")
            .filter(flavor -> fitting.contains(KueueObject.text(flavor, "name")))
            .toList());
  }

  /** Whether it has quota of a resource. */
  boolean covers(String resource) {
    return flavors.stream().anyMatch(flavor -> quota(flavor, resource).isPresent());
  }

  /** What a flavor has of a resource. */
  static Optional<Map<String, Object>> quota(Map<String, Object> flavor, String resource) {
    return KueueObject.maps(flavor, "resources")
        .filter(quota -> KueueObject.text(quota, "name").equals(resource))
        .findFirst();
  }
}
