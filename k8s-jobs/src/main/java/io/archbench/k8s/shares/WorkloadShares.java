package io.archbench.k8s.shares;

import io.archbench.k8s.cluster.PodResources;
import io.archbench.k8s.cluster.Workload;
import io.fabric8.kubernetes.api.model.Pod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What workloads take of their nodes.
 *
 * @param namespace the only one that was looked at; all of them if absent
 * @param cpuRequest CPUs of all of them
 * @param cpuUsed CPUs of all of them, where it is known
 * @param notMeasured why there are no figures of use; absent if there are
 * @param waiting pods that have no node yet: they take nothing and are not counted
 * @param workloads those that use most first; where nothing was measured, those that request most
 */
public record WorkloadShares(
    int schemaVersion,
    Optional<String> namespace,
    BigDecimal cpuRequest,
    Optional<BigDecimal> cpuUsed,
    Optional<String> notMeasured,
    int waiting,
    List<WorkloadShare> workloads) {
  /** The version of this document. */
  public static final int SCHEMA = 1;

  private static final int CPU_DIGITS = 3;
  private static final int SHARE_DIGITS = 4;

  private static final Comparator<WorkloadShare> ORDER =
      Comparator.comparing((WorkloadShare one) -> one.shareOfUse().orElse(BigDecimal.ZERO))
          .thenComparing(WorkloadShare::cpuRequest)
          .reversed()
          .thenComparing(WorkloadShare::workload);

  public WorkloadShares {
    workloads = List.copyOf(workloads);
  }

  /** Of those pods that are not finished. */
  static WorkloadShares of(Optional<String> namespace, List<Pod> pods, PodUses uses) {
    SortedMap<Workload, List<Pod>> placed = new TreeMap<>();
    int waiting = 0;
    for (Pod pod : pods) {
      if (isOver(pod)) {
        continue;
      }
      if (pod.getSpec().getNodeName() == null) {
        waiting++;
      } else {
        placed.computeIfAbsent(Workload.of(pod.getMetadata()), any -> new ArrayList<>()).add(pod);
      }
    }
    List<Pod> all = placed.values().stream().flatMap(List::stream).toList();
    BigDecimal requests = requests(all, "cpu");
    Optional<BigDecimal> used = used(all, uses).map(WorkloadShare.Use::cpu);
    List<WorkloadShare> shares = new ArrayList<>();
    for (Map.Entry<Workload, List<Pod>> one : placed.entrySet()) {
      shares.add(share(one.getKey(), one.getValue(), uses, requests, used));
    }
    return new WorkloadShares(
        SCHEMA,
        namespace,
        cpus(requests),
        used.map(WorkloadShares::cpus),
        uses.unknown(),
        waiting,
        shares.stream().sorted(ORDER).toList());
  }

  private static boolean isOver(Pod pod) {
    String phase = pod.getStatus() == null ? "" : pod.getStatus().getPhase() + "";
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  private static WorkloadShare share(
      Workload workload,
      List<Pod> pods,
      PodUses uses,
      BigDecimal allRequests,
      Optional<BigDecimal> allUsed) {
    BigDecimal request = requests(pods, "cpu");
    Optional<WorkloadShare.Use> used = used(pods, uses);
    return new WorkloadShare(
        workload,
        pods.size(),
        cpus(request),
        limit(pods).map(WorkloadShares::cpus),
        requests(pods, "memory").longValue(),
        (int) measured(pods, uses).count(),
        used.map(use -> new WorkloadShare.Use(cpus(use.cpu()), use.memoryBytes())),
        part(request, allRequests),
        used.flatMap(use -> allUsed.flatMap(all -> part(use.cpu(), all))));
  }

  private static BigDecimal requests(List<Pod> pods, String resource) {
    return sum(pods, pod -> new PodResources(pod.getSpec()).request(resource));
  }

  private static BigDecimal sum(List<Pod> pods, Function<Pod, BigDecimal> amount) {
    return pods.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Optional<BigDecimal> limit(List<Pod> pods) {
    BigDecimal all = BigDecimal.ZERO;
    for (Pod pod : pods) {
      Optional<BigDecimal> own = new PodResources(pod.getSpec()).limit("cpu");
      if (own.isEmpty()) {
        return Optional.empty();
      }
      all = all.add(own.get());
    }
    return Optional.of(all);
  }

  private static Stream<WorkloadShare.Use> measured(List<Pod> pods, PodUses uses) {
    return pods.stream().flatMap(pod -> uses.of(pod).stream());
  }

  private static Optional<WorkloadShare.Use> used(List<Pod> pods, PodUses uses) {
    return measured(pods, uses).reduce(WorkloadShare.Use::plus);
  }

  private static Optional<BigDecimal> part(BigDecimal of, BigDecimal all) {
    return all.signum() == 0
        ? Optional.empty()
        : Optional.of(of.divide(all, SHARE_DIGITS, RoundingMode.HALF_EVEN));
  }

  private static BigDecimal cpus(BigDecimal exact) {
    return exact.setScale(CPU_DIGITS, RoundingMode.HALF_EVEN);
  }
}
