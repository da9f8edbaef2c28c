package io.archbench.k8s.shares;

import io.archbench.k8s.cluster.Workload;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a workload takes, all of its replicas together.
 *
 * @param replicas pods that have a node and are not finished
 * @param cpuRequest CPUs
 * @param cpuLimit CPUs; absent if a replica has no limit
 * @param measured replicas of which the use is known
 * @param used what those use; absent if of none it is known
 * @param shareOfRequests part of the CPUs that are requested; absent if nobody requests any
 * @param shareOfUse part of the CPUs that are used; absent if nothing was measured
 */
public record WorkloadShare(
    Workload workload,
    int replicas,
    BigDecimal cpuRequest,
    Optional<BigDecimal> cpuLimit,
    long memoryRequestBytes,
    int measured,
    Optional<Use> used,
    Optional<BigDecimal> shareOfRequests,
    Optional<BigDecimal> shareOfUse) {

  /**
   * What pods use right now.
   *
   * @param cpu CPUs
   */
  public record Use(BigDecimal cpu, long memoryBytes) {
    Use plus(Use other) {
      return new Use(cpu.add(other.cpu), memoryBytes + other.memoryBytes);
    }
  }
}
