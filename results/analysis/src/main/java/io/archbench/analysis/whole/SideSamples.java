package io.archbench.analysis.whole;

import io.archbench.analysis.sample.Fork;
import io.archbench.analysis.sample.Unit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One side of a cell.
 *
 * @param units ln of what a node does in a second, for each unit; not empty
 * @param places that the forks ran at
 * @param forks how many there are
 */
record SideSamples(SortedMap<String, Double> units, Set<String> places, int forks) {
  SideSamples {
    units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    places = Set.copyOf(places);
  }

  static SideSamples of(Unit unit, List<Fork> forks) {
    Map<String, Double> units = inMix(unit).samples(forks.stream().map(SideSamples::work).toList());
    return new SideSamples(
        new TreeMap<>(units),
        forks.stream().map(Fork::place).collect(Collectors.toSet()),
        forks.size());
  }

  /** ln of the geometric mean. */
  double mean() {
    return units.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** How many forks make a unit, rounded up. */
  int forksPerUnit() {
    return (forks + units.size() - 1) / units.size();
  }

  /**
   * The trials of one round at one place are one unit of a mix: they differ in suite, part and
   * attempt, and share the node.
   */
  private static Unit inMix(Unit unit) {
    return unit == Unit.TRIAL ? Unit.BLOCK : unit;
  }

  /** A time is what one thread needs, so that a node does as much for each of its threads. */
  private static Fork work(Fork fork) {
    return fork.measured().higherIsBetter()
        ? fork
        : new Fork(
            fork.origin(),
            fork.round(),
            fork.place(),
            fork.phase(),
            fork.logThroughput() + StrictMath.log(fork.measured().threads()),
            fork.measured());
  }
}
