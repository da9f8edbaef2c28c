package io.archbench.k8s.census;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The CPU models of all nodes of an architecture, as a group of a study's fleet states them.
 *
 * @param nodes how many have each model
 * @param cpus what part of them has each model: above 0, together exactly 1
 */
public record FleetCpus(
    String architecture, SortedMap<String, Integer> nodes, SortedMap<String, BigDecimal> cpus) {
  public FleetCpus {
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    cpus = Collections.unmodifiableSortedMap(new TreeMap<>(cpus));
  }

  /** Of each architecture of which nodes were counted. */
  static List<FleetCpus> of(List<CountedNode> counted) {
    SortedMap<String, SortedMap<String, Integer>> found = new TreeMap<>();
    for (CountedNode one : counted) {
      if (one.leftOut().isEmpty()) {
        one.machine()
            .ifPresent(
                machine ->
                    found
                        .computeIfAbsent(one.node().architecture(), any -> new TreeMap<>())
                        .merge(machine.cpu().model(), 1, Integer::sum));
      }
    }
    return found.entrySet().stream()
        .map(one -> new FleetCpus(one.getKey(), one.getValue(), shares(one.getValue())))
        .toList();
  }

  /**
   * Rounded down, and what is missing to 1 goes to those that lost most. With two digits more than
   * the number of nodes has, none is rounded to nothing.
   */
  private static SortedMap<String, BigDecimal> shares(SortedMap<String, Integer> nodes) {
    BigDecimal all = BigDecimal.valueOf(nodes.values().stream().mapToLong(Integer::intValue).sum());
    int digits = all.precision() + 2;
    BigDecimal step = BigDecimal.ONE.movePointLeft(digits);
    SortedMap<String, BigDecimal> shares = new TreeMap<>();
    Map<String, BigDecimal> lost = new TreeMap<>();
    BigDecimal missing = BigDecimal.ONE;
    for (Map.Entry<String, Integer> model : nodes.entrySet()) {
      BigDecimal count = BigDecimal.valueOf(model.getValue());
      BigDecimal share = count.divide(all, digits, RoundingMode.DOWN);
      shares.put(model.getKey(), share);
      lost.put(model.getKey(), count.subtract(share.multiply(all)));
      missing = missing.subtract(share);
    }
    long steps = missing.movePointRight(digits).longValueExact();
    lost.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(steps)
        .forEach(model -> shares.merge(model.getKey(), step, BigDecimal::add));
    shares.replaceAll((model, share) -> plain(share));
    return shares;
  }

  /** Without zeros that say nothing, and without an exponent. */
  private static BigDecimal plain(BigDecimal share) {
    BigDecimal shortest = share.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0, RoundingMode.UNNECESSARY) : shortest;
  }
}
