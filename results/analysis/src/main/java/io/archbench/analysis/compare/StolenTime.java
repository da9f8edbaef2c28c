package io.archbench.analysis.compare;

import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.record.Disturbance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the places where a hypervisor gave a machine's time to others while trials ran. */
final class StolenTime {
  private StolenTime() {}

  static Stream<Finding> find(String variant, List<Collected> trials) {
    Map<String, List<Collected>> places = new TreeMap<>();
    trials.forEach(
        trial ->
            places
                .computeIfAbsent(trial.placement().place(), place -> new ArrayList<>())
                .add(trial));
    return places.entrySet().stream()
        .flatMap(each -> at(variant + " on " + each.getKey(), each.getValue()));
  }

  private static Stream<Finding> at(String where, List<Collected> trials) {
    List<Double> stolen =
        trials.stream()
            .flatMap(trial -> Disturbance.stolen(trial.record()).stream().boxed())
            .toList();
    return stolen.stream()
        .max(Double::compare)
        .map(
            most ->
                Finding.of(
                    FindingKind.STEAL,
                    where,
                    String.format(
                        Locale.ROOT,
                        "others took up to %.1f %% of the machine's time, in %d of %d trials",
                        100 * most,
                        stolen.size(),
                        trials.size())))
        .stream();
  }
}
