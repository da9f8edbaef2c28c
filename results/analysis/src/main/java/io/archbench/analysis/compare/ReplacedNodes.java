package io.archbench.analysis.compare;

import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.record.Placement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells machines apart that had one name, one after the other: a pool may give the name of a node
 * that is gone to another machine, with another CPU.
 *
 * <p>Seen by a variant that ran on both. Two variants that each ran on another machine of one name
 * are no such case: they differ in their machine, and that is unfair.
 */
final class ReplacedNodes {
  private ReplacedNodes() {}

  private record Stay(String variant, String place) {}

  /** The same trials; a place that was several kinds of machine has a name for each. */
  static List<Collected> apart(List<Collected> trials) {
    Map<Stay, Set<String>> kinds = new HashMap<>();
    for (Collected trial : trials) {
      Stay stay = new Stay(trial.record().spec().variant().name(), trial.placement().place());
      kinds.computeIfAbsent(stay, any -> new HashSet<>()).add(MachineKey.of(trial));
    }
    Set<String> replaced = new HashSet<>();
    kinds.forEach(
        (stay, seen) -> {
          if (seen.size() > 1) {
            replaced.add(stay.place());
          }
        });
    return trials.stream()
        .map(trial -> replaced.contains(trial.placement().place()) ? renamed(trial) : trial)
        .toList();
  }

  private static Collected renamed(Collected trial) {
    Placement placement = trial.placement();
    return new Collected(
        trial.record(),
        new Placement(
            placement.place() + " (" + MachineKey.of(trial) + ")",
            placement.architecture(),
            placement.instanceType(),
            placement.labels(),
            placement.facts(),
            placement.started(),
            placement.finished()));
  }
}
