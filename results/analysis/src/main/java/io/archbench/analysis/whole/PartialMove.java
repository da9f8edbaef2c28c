package io.archbench.analysis.whole;

import io.archbench.analysis.price.FleetGroup;
import io.archbench.analysis.price.FleetSaving;
import io.archbench.analysis.price.GroupSaving;
import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.NodeCost;
import io.archbench.analysis.price.Sizing;
import io.archbench.analysis.price.WorkRatio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A group of which only some suites move: the nodes that the others need stay, and the moved work
 * needs contender nodes beside them.
 *
 * <p>Of n nodes, ⌈n · (1 − share)⌉ stay. The others are freed, and ⌈n · share / R⌉ contender nodes
 * take the moved work; with {@code count}, as many as are freed. Where none is freed, the contender
 * nodes come on top, and the move costs money.
 *
 * @param share of the node's cost that moves, above 0
 * @param ratio of the suites that move
 */
record PartialMove(
    FleetGroup group, BigDecimal share, WorkRatio ratio, NodeCost baseline, NodeCost contender) {
  /** Rounded so that a quotient which is a whole number of nodes buys no further one. */
  private static final MathContext GENEROUS = new MathContext(15, RoundingMode.UP);

  /** One row, or one for each sizing where it is not stated. */
  List<GroupSaving> rows(LocalDate asOf) {
    return group.sizing().map(List::of).orElse(List.of(Sizing.values())).stream()
        .map(sizing -> row(sizing, asOf))
        .toList();
  }

  private GroupSaving row(Sizing sizing, LocalDate asOf) {
    Pool pool = Pool.of(group, sizing);
    int staying = staying(pool);
    int freed = pool.nodes() - staying;
    GroupSaving saving =
        freed == 0
            ? onTop(sizing, pool)
            : FleetSaving.of(
                    freed(sizing, pool, freed), baseline, contender, perFreed(pool, freed), asOf)
                .getFirst();
    return new GroupSaving(
        group.name(),
        group.clusters(),
        sizing,
        group.sizing().isEmpty(),
        group.nodes(),
        saving.contenderNodes(),
        group.hoursPerYear(),
        saving.perYear(),
        saving.low(),
        saving.high(),
        baseline.perYear(group.hoursPerYear()).times(group.nodes()).rounded(),
        saving.paybackMonths(),
        Optional.of(
            Stream.concat(
                    Stream.of(words(Math.multiplyExact(pool.count(), staying))),
                    saving.why().stream())
                .collect(Collectors.joining("; "))),
        saving.allowed());
  }

  /**
   * Nodes that are counted together.
   *
   * @param count how many of such pools there are
   */
  private record Pool(int count, int nodes) {
    static Pool of(FleetGroup group, Sizing sizing) {
      return sizing == Sizing.POOLED
          ? new Pool(1, group.nodes())
          : new Pool(group.clusters(), group.nodesPerCluster());
    }
  }

  private int staying(Pool pool) {
    return BigDecimal.valueOf(pool.nodes())
        .multiply(BigDecimal.ONE.subtract(share))
        .max(BigDecimal.ZERO)
        .setScale(0, RoundingMode.CEILING)
        .intValueExact();
  }

  /** The freed nodes as a group of their own: all of them move. */
  private FleetGroup freed(Sizing sizing, Pool pool, int freed) {
    return new FleetGroup(
        group.name(),
        pool.count(),
        freed,
        Math.max(0, group.minimum() - (group.nodesPerCluster() - freed)),
        Optional.of(sizing),
        group.utilisation(),
        group.hoursPerYear(),
        group.cpus(),
        group.committedUntil(),
        List.of(),
        group.oneOff());
  }

  /** The freed nodes stand for n · share nodes of work: a contender node does as much more. */
  private WorkRatio perFreed(Pool pool, int freed) {
    BigDecimal moved = BigDecimal.valueOf(pool.nodes()).multiply(share);
    return new WorkRatio(
        scaled(ratio.value(), freed, moved),
        ratio.low().map(end -> scaled(end, freed, moved)),
        ratio.high().map(end -> scaled(end, freed, moved)));
  }

  private static BigDecimal scaled(BigDecimal ratio, int freed, BigDecimal moved) {
    return ratio.multiply(BigDecimal.valueOf(freed)).divide(moved, GENEROUS);
  }

  /** No baseline node is freed: whatever the contender costs comes on top. */
  private GroupSaving onTop(Sizing sizing, Pool pool) {
    Money node = contender.perYear(group.hoursPerYear());
    BigDecimal moved = BigDecimal.valueOf(pool.nodes()).multiply(share);
    return new GroupSaving(
        group.name(),
        group.clusters(),
        sizing,
        false,
        group.nodes(),
        further(sizing, pool, moved, ratio.value()),
        group.hoursPerYear(),
        cost(node, further(sizing, pool, moved, ratio.value())),
        ratio.low().map(end -> cost(node, further(sizing, pool, moved, end))),
        ratio.high().map(end -> cost(node, further(sizing, pool, moved, end))),
        node,
        Optional.empty(),
        group.oneOff().map(cost -> "the cost of moving, " + cost + ", is never earned back"));
  }

  private static int further(Sizing sizing, Pool pool, BigDecimal moved, BigDecimal ratio) {
    return sizing == Sizing.COUNT
        ? 0
        : Math.multiplyExact(
            pool.count(), moved.divide(ratio, 0, RoundingMode.CEILING).intValueExact());
  }

  private static Money cost(Money node, int nodes) {
    return node.times(-nodes).rounded();
  }

  private String words(int staying) {
    String suites = String.join(" and ", group.move());
    return staying == group.nodes()
        ? "moving only " + suites + " frees no node"
        : "moving only %s: %d of %d nodes stay".formatted(suites, staying, group.nodes());
  }
}
