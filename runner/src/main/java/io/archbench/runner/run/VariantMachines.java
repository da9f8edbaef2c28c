package io.archbench.runner.run;

import io.archbench.analysis.compare.MachineKey;
import io.archbench.trial.TrialOutcome.Collected;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Notices a variant whose trials ran on machines of several kinds, as they do when a node is
 * replaced. Thread-safe.
 */
final class VariantMachines {
  private final Map<String, Map<String, Set<String>>> places = new TreeMap<>();

  /** Those of trials that were collected before. */
  static VariantMachines of(List<Collected> collected) {
    VariantMachines machines = new VariantMachines();
    collected.forEach(machines::add);
    return machines;
  }

  /** Adds that of a trial; what there is to say if it is of another kind than all before. */
  synchronized Optional<String> add(Collected collected) {
    String variant = collected.record().spec().variant().name();
    Map<String, Set<String>> kinds = places.computeIfAbsent(variant, any -> new TreeMap<>());
    String kind = MachineKey.of(collected);
    boolean another = !kinds.isEmpty() && !kinds.containsKey(kind);
    kinds.computeIfAbsent(kind, any -> new TreeSet<>()).add(collected.placement().place());
    return another ? Optional.of(words(variant, kinds)) : Optional.empty();
  }

  /** What there is to say of variants that ran on several kinds. */
  synchronized List<String> words() {
    return places.entrySet().stream()
        .filter(variant -> variant.getValue().size() > 1)
        .map(variant -> words(variant.getKey(), variant.getValue()))
        .toList();
  }

  private static String words(String variant, Map<String, Set<String>> kinds) {
    return variant
        + " ran on several kinds of machine: "
        + kinds.entrySet().stream()
            .map(kind -> kind.getKey() + " (" + String.join(", ", kind.getValue()) + ")")
            .collect(Collectors.joining("; "))
        + ". Each is a machine of its own in the comparison; let nodeLabels or nodes select one kind"
        + " if the answer is to be of one";
  }
}
