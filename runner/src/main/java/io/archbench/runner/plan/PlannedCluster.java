package io.archbench.runner.plan;

import io.archbench.k8s.job.JobSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cluster that carries a plan out.
 *
 * @param context of the kubeconfig; its current one if absent
 * @param elsewhere contexts of variants that live in other clusters
 * @param pendingTimeout how long to wait for a node
 * @param settle how long a node must have been there before it is measured on
 * @param jobs what all Jobs have in common
 */
public record PlannedCluster(
    Optional<String> context,
    SortedMap<String, String> elsewhere,
    Duration pendingTimeout,
    Duration settle,
    JobSettings jobs) {
  public PlannedCluster {
    elsewhere = Collections.unmodifiableSortedMap(new TreeMap<>(elsewhere));
  }

  /** The same as seen by a runner that lives in it. */
  public PlannedCluster fromWithin() {
    return new PlannedCluster(
        Optional.empty(), Collections.emptySortedMap(), pendingTimeout, settle, jobs);
  }

  /** The same as seen from where that context leads to it. */
  PlannedCluster from(String outside) {
    return new PlannedCluster(Optional.of(outside), elsewhere, pendingTimeout, settle, jobs);
  }

  /** The context of a variant. */
  public Optional<String> context(String variant) {
    return Optional.ofNullable(elsewhere.get(variant)).or(() -> context);
  }

  /** The contexts of all these variants, each once. */
  public List<Optional<String>> contexts(List<PlannedVariant> variants) {
    return variants.stream().map(variant -> context(variant.name())).distinct().toList();
  }
}
