package io.archbench.analysis.compare;

import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.record.Environment.Cpu;
import io.archbench.trial.record.Placement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells machines apart that had one name, one after the other: a pool may give the name of a node
 * that is gone to another machine, with another CPU.
 */
final class ReplacedNodes {
  private ReplacedNodes() {}

  /** The same trials; a place that was several kinds of machine has a name for each. */
  static List<Collected> apart(List<Collected> trials) {
    Map<String, Set<String>> kinds = new HashMap<>();
    trials.forEach(
        trial ->
            kinds
                .computeIfAbsent(trial.placement().place(), place -> new HashSet<>())
                .add(kind(trial)));
    Set<String> replaced = new HashSet<>();
    kinds.forEach(
        (place, seen) -> {
          if (seen.size() > 1) {
            replaced.add(place);
          }
        });
    return trials.stream()
        .map(trial -> replaced.contains(trial.placement().place()) ? renamed(trial) : trial)
        .toList();
  }

  private static String kind(Collected trial) {
    Cpu cpu = trial.record().environment().cpu();
    return cpu.model() + ", " + cpu.processors() + " CPUs";
  }

  private static Collected renamed(Collected trial) {
    Placement placement = trial.placement();
    return new Collected(
        trial.record(),
        new Placement(
            placement.place() + " (" + kind(trial) + ")",
            placement.architecture(),
            placement.instanceType(),
            placement.labels(),
            placement.facts(),
            placement.started(),
            placement.finished()));
  }
}
