package io.archbench.analysis.price;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a group of clusters saves in a year with contender nodes, under one sizing.
 *
 * @param group its name
 * @param nodes baseline nodes of all its clusters today
 * @param contenderNodes that do the same work, at the ratio itself
 * @param assumed whether the sizing was not stated, so that others stand beside it
 * @param hoursPerYear that the nodes run
 * @param perYear saved; negative if the contender is dearer; never above {@code spend}; of nodes
 *     that are committed to, what the first year saves
 * @param low at the less favourable end of the ratio's interval; absent without one
 * @param high at the more favourable end
 * @param spend what the baseline nodes cost in a year
 * @param paybackMonths until a one-off cost is earned back; absent without one or if never
 * @param why words on what the sum leaves out or could not count, such as a plea for utilisation
 * @param allowed whether the group may be sized so: as many nodes as before need headroom
 */
public record GroupSaving(
    String group,
    int clusters,
    Sizing sizing,
    boolean assumed,
    int nodes,
    int contenderNodes,
    int hoursPerYear,
    Money perYear,
    Optional<Money> low,
    Optional<Money> high,
    Money spend,
    Optional<BigDecimal> paybackMonths,
    Optional<String> why,
    boolean allowed) {
  /** A saving under a sizing that is allowed. */
  public GroupSaving(
      String group,
      int clusters,
      Sizing sizing,
      boolean assumed,
      int nodes,
      int contenderNodes,
      int hoursPerYear,
      Money perYear,
      Optional<Money> low,
      Optional<Money> high,
      Money spend,
      Optional<BigDecimal> paybackMonths,
      Optional<String> why) {
    this(
        group,
        clusters,
        sizing,
        assumed,
        nodes,
        contenderNodes,
        hoursPerYear,
        perYear,
        low,
        high,
        spend,
        paybackMonths,
        why,
        true);
  }
}
