package io.archbench.analysis.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a group of clusters saves in a year with contender nodes: whole nodes, exact amounts,
 * rounded once.
 *
 * <p>A group sized by {@code count} keeps its nodes; by {@code throughput}, each cluster buys as
 * many as its work needs and never fewer than its minimum; {@code pooled}, the group does as a
 * whole. A group that does not say gets all three. Of a group that is committed to its nodes, the
 * first year counts from the day they are no longer paid for.
 */
public final class FleetSaving {
  private static final int MONTHS = 12;

  private final FleetGroup group;
  private final Money spend;
  private final Money contenderNode;
  private final WorkRatio ratio;
  private final Commitment commitment;

  private FleetSaving(
      FleetGroup group, NodeCost baseline, NodeCost contender, WorkRatio ratio, LocalDate asOf) {
    this.group = group;
    this.spend = baseline.perYear(group.hoursPerYear()).times(group.nodes());
    this.contenderNode = contender.perYear(group.hoursPerYear());
    this.ratio = ratio;
    this.commitment = Commitment.of(group, asOf);
  }

  /**
   * One saving, or one for each sizing where it is not stated.
   *
   * @param asOf first day of the year that is counted
   * @throws MixedPricesException if the currencies differ
   * @throws ArithmeticException if there are more nodes than an {@code int} counts
   */
  public static List<GroupSaving> of(
      FleetGroup group, NodeCost baseline, NodeCost contender, WorkRatio ratio, LocalDate asOf) {
    requireSame(baseline.perHour(), contender.perHour());
    group.oneOff().ifPresent(cost -> requireSame(baseline.perHour(), cost));
    FleetSaving saving = new FleetSaving(group, baseline, contender, ratio, asOf);
    return group.sizing().map(List::of).orElse(List.of(Sizing.values())).stream()
        .map(saving::under)
        .toList();
  }

  private static void requireSame(Money one, Money other) {
    if (!one.currency().equals(other.currency())) {
      throw new MixedPricesException(
          "%s and %s are different currencies: state both in one".formatted(one, other));
    }
  }

  /**
   * Contender nodes that take over a group's work.
   *
   * @throws ArithmeticException if there are more than an {@code int} counts
   */
  public static int contenderNodes(FleetGroup group, Sizing sizing, BigDecimal ratio) {
    return switch (sizing) {
      case COUNT -> group.nodes();
      case THROUGHPUT ->
          Math.multiplyExact(
              group.clusters(), Math.max(group.minimum(), needed(group.nodesPerCluster(), ratio)));
      case POOLED -> needed(group.nodes(), ratio);
    };
  }

  private static int needed(int nodes, BigDecimal ratio) {
    return BigDecimal.valueOf(nodes).divide(ratio, 0, RoundingMode.CEILING).intValueExact();
  }

  private GroupSaving under(Sizing sizing) {
    Money fullYear = fullYear(sizing, ratio.value());
    Headroom headroom = Headroom.of(group, sizing, ratio);
    return new GroupSaving(
        group.name(),
        group.clusters(),
        sizing,
        group.sizing().isEmpty(),
        group.nodes(),
        contenderNodes(group, sizing, ratio.value()),
        group.hoursPerYear(),
        commitment.firstYear(fullYear),
        ratio.low().map(end -> commitment.firstYear(fullYear(sizing, end))),
        ratio.high().map(end -> commitment.firstYear(fullYear(sizing, end))),
        spend.rounded(),
        paybackMonths(fullYear),
        words(
            List.of(
                headroom.words(),
                minimum(sizing),
                commitment.words(fullYear),
                paybackWords(fullYear))),
        headroom.allowed());
  }

  private Money fullYear(Sizing sizing, BigDecimal atRatio) {
    return spend.minus(contenderNode.times(contenderNodes(group, sizing, atRatio)));
  }

  private Optional<String> minimum(Sizing sizing) {
    boolean binds =
        sizing == Sizing.THROUGHPUT
            && needed(group.nodesPerCluster(), ratio.value()) < group.minimum();
    return binds
        ? Optional.of("a cluster keeps its minimum of " + group.minimum() + " nodes")
        : Optional.empty();
  }

  /** One decimal, rounded up so that it is never promised too early; counted from the move. */
  private Optional<BigDecimal> paybackMonths(Money fullYear) {
    return group
        .oneOff()
        .filter(cost -> fullYear.signum() > 0)
        .map(
            cost ->
                cost.amount()
                    .max(BigDecimal.ZERO)
                    .multiply(BigDecimal.valueOf(MONTHS))
                    .divide(fullYear.amount(), 1, RoundingMode.CEILING));
  }

  private Optional<String> paybackWords(Money fullYear) {
    return group
        .oneOff()
        .filter(cost -> fullYear.signum() <= 0)
        .map(cost -> "the cost of moving, " + cost + ", is never earned back");
  }

  private static Optional<String> words(List<Optional<String>> parts) {
    List<String> said = parts.stream().flatMap(Optional::stream).toList();
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", said));
  }
}
