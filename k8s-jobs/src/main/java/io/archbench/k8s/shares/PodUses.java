package io.archbench.k8s.shares;

import io.archbench.k8s.cluster.PodResources;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.ContainerMetrics;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What pods use right now, as far as anybody measures it.
 *
 * @param byPod by namespace and name
 * @param unknown why nothing was measured; absent if something was
 */
record PodUses(Map<String, WorkloadShare.Use> byPod, Optional<String> unknown) {
  PodUses {
    byPod = Map.copyOf(byPod);
  }

  /** Nothing, and why. */
  static PodUses unknown(String why) {
    return new PodUses(Map.of(), Optional.of(why));
  }

  /** As a metrics server tells it. */
  static PodUses of(List<PodMetrics> metrics) {
    Map<String, WorkloadShare.Use> uses = new HashMap<>();
    for (PodMetrics pod : metrics) {
      WorkloadShare.Use all = new WorkloadShare.Use(BigDecimal.ZERO, 0);
      for (ContainerMetrics container : pod.getContainers()) {
        all = all.plus(use(container.getUsage()));
      }
      uses.put(key(pod.getMetadata().getNamespace(), pod.getMetadata().getName()), all);
    }
    return new PodUses(uses, Optional.empty());
  }

  private static WorkloadShare.Use use(Map<String, Quantity> usage) {
    return new WorkloadShare.Use(
        PodResources.amount(usage, "cpu").orElse(BigDecimal.ZERO),
        PodResources.amount(usage, "memory").orElse(BigDecimal.ZERO).longValue());
  }

  Optional<WorkloadShare.Use> of(Pod pod) {
    return Optional.ofNullable(
        byPod.get(key(pod.getMetadata().getNamespace(), pod.getMetadata().getName())));
  }

  private static String key(String namespace, String name) {
    return namespace + "/" + name;
  }
}
