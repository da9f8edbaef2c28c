package io.archbench.runner.study;

import io.archbench.analysis.price.Sizing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clusters that are alike. */
public record FleetGroup(
    @Key("Name of the group.") String name,
    @Key(value = "How many clusters.", min = 1, max = 1_000_000) int clusters,
    @Key(value = "Nodes of each cluster.", min = 1, max = 1_000_000) int nodesPerCluster,
    @Key(value = "Fewest nodes that a cluster may have.", min = 1, max = 1_000_000)
        Optional<Integer> minimum,
    @Key("count: nodes stay; throughput: whole nodes per cluster; pooled: over the group.")
        Optional<Sizing> sizing,
    @Key("How busy a node is on average, from 0 to 1.") Optional<BigDecimal> utilisation,
    @Key(value = "Hours that the clusters run.", min = 1, max = 8_784) int hoursPerYear,
    @Key("Share of each CPU model; the shares sum to 1.") Map<String, BigDecimal> cpus,
    @Key("Suites that move to the contender; absent: all of them.") List<String> move,
    @Key("What moving the group costs once.") Optional<OneOff> oneOff,
    @Key("The baseline nodes are paid for until that day.") Optional<LocalDate> committedUntil) {
  private static final long MOST_NODES = 1_000_000;

  public FleetGroup {
    cpus = Ordered.copy(cpus);
    move = List.copyOf(move);
    long nodes = (long) clusters * nodesPerCluster;
    if (nodes > MOST_NODES) {
      throw new ImpossibleValueException(
          "nodesPerCluster",
          "at most " + MOST_NODES + " nodes over all clusters",
          Long.toString(nodes));
    }
    utilisation.ifPresent(value -> share("utilisation", value));
    cpus.values().forEach(value -> share("cpus", value));
    BigDecimal sum = cpus.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!cpus.isEmpty() && sum.compareTo(BigDecimal.ONE) != 0) {
      throw new ImpossibleValueException("cpus", "shares that sum to 1", sum.toPlainString());
    }
    if (minimum.isPresent() && minimum.get() > nodesPerCluster) {
      throw new ImpossibleValueException(
          "minimum", "at most nodesPerCluster " + nodesPerCluster, minimum.get().toString());
    }
  }

  /** What is paid once. */
  public record OneOff(@Key("US dollars.") Usd usd) {}

  private static void share(String component, BigDecimal value) {
    if (value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw new ImpossibleValueException(
          component, "a number above 0 and at most 1", value.toPlainString());
    }
  }
}
