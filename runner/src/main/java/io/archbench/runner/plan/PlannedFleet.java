package io.archbench.runner.plan;

import io.archbench.analysis.price.FleetGroup;
import io.archbench.analysis.price.Money;
import java.util.List;
import java.util.TreeMap;

/** The fleet of a study, as sums over it want it. */
final class PlannedFleet {
  private PlannedFleet() {}

  static List<FleetGroup> of(List<io.archbench.runner.study.FleetGroup> groups) {
    return groups.stream().map(PlannedFleet::group).toList();
  }

  private static FleetGroup group(io.archbench.runner.study.FleetGroup stated) {
    return new FleetGroup(
        stated.name(),
        stated.clusters(),
        stated.nodesPerCluster(),
        stated.minimum().orElse(1),
        stated.sizing(),
        stated.utilisation(),
        stated.hoursPerYear(),
        new TreeMap<>(stated.cpus()),
        stated.committedUntil(),
        stated.move(),
        stated.oneOff().map(cost -> Money.usd(cost.usd().toString())));
  }
}
