package io.archbench.analysis.whole;

import io.archbench.analysis.price.FleetGroup;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All suites as one, at each load.
 *
 * @param suites in the order of the plan
 * @param loads at which a suite with a share was measured; not empty
 * @param point the load that the ratio is taken at
 */
record MeasuredWhole(
    List<MeasuredSuite> suites,
    SortedMap<Load, MixEstimate> loads,
    OperatingPoint point,
    Weighing weighing) {
  MeasuredWhole {
    suites = List.copyOf(suites);
    loads = Collections.unmodifiableSortedMap(new TreeMap<>(loads));
  }

  /**
   * How suites are put together.
   *
   * @param paired whether units of the same name on both sides belong together
   * @param equalWeights whether every cell counts the same
   */
  record Weighing(boolean paired, boolean equalWeights) {
    CostShares shares(List<SuiteAtLoad> suites) {
      return CostShares.of(suites, equalWeights);
    }

    Optional<MixEstimate> estimate(List<SuiteAtLoad> suites) {
      return WholeMix.estimate(paired, suites, shares(suites));
    }
  }

  /** Empty if no suite has both a share and a ratio. */
  static Optional<MeasuredWhole> of(
      List<MeasuredSuite> suites, List<FleetGroup> fleet, Weighing weighing) {
    SortedMap<Load, MixEstimate> loads = new TreeMap<>();
    for (Load load : Load.values()) {
      weighing.estimate(at(suites, load)).ifPresent(whole -> loads.put(load, whole));
    }
    return loads.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MeasuredWhole(suites, loads, OperatingPoint.choose(loads, fleet), weighing));
  }

  /** The same suites, with other estimates of the whole. */
  MeasuredWhole with(SortedMap<Load, MixEstimate> other, List<FleetGroup> fleet) {
    return new MeasuredWhole(suites, other, OperatingPoint.choose(other, fleet), weighing);
  }

  private static List<SuiteAtLoad> at(List<MeasuredSuite> suites, Load load) {
    return suites.stream().flatMap(suite -> suite.at(load).stream()).toList();
  }

  /** The ratio at the load that it is taken at. */
  MixEstimate estimate() {
    return Optional.ofNullable(loads.get(point.load())).orElseThrow();
  }

  /** The suites that it is made of, at that load. */
  List<SuiteAtLoad> members() {
    CostShares shares = shares();
    return at(suites, point.load()).stream()
        .filter(suite -> shares.of(suite.name()).isPresent())
        .toList();
  }

  /** What they weigh. */
  CostShares shares() {
    return weighing.shares(at(suites, point.load()));
  }
}
