package io.archbench.analysis.price;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Clusters that are alike, which the answer is for.
 *
 * @param minimum fewest nodes that one cluster may have
 * @param sizing absent: not stated
 * @param utilisation how busy a node is on average, above 0 and at most 1
 * @param hoursPerYear that its nodes run
 * @param cpus share of each CPU model among its baseline nodes; empty: not known
 * @param committedUntil the baseline nodes are paid for until then
 * @param move suites that move; empty: all of them
 * @param oneOff cost of moving the group
 */
public record FleetGroup(
    String name,
    int clusters,
    int nodesPerCluster,
    int minimum,
    Optional<Sizing> sizing,
    Optional<BigDecimal> utilisation,
    int hoursPerYear,
    SortedMap<String, BigDecimal> cpus,
    Optional<LocalDate> committedUntil,
    List<String> move,
    Optional<Money> oneOff) {
  public FleetGroup {
    if (clusters < 1 || nodesPerCluster < 1 || minimum < 0 || hoursPerYear < 1) {
      throw new IllegalArgumentException("group " + name + ": counts start at 1");
    }
    cpus = Collections.unmodifiableSortedMap(new TreeMap<>(cpus));
    move = List.copyOf(move);
  }

  /** The same group, sized so. */
  public FleetGroup sizedBy(Sizing stated) {
    return new FleetGroup(
        name,
        clusters,
        nodesPerCluster,
        minimum,
        Optional.of(stated),
        utilisation,
        hoursPerYear,
        cpus,
        committedUntil,
        move,
        oneOff);
  }

  /** Nodes of all its clusters. */
  public int nodes() {
    return Math.multiplyExact(clusters, nodesPerCluster);
  }
}
