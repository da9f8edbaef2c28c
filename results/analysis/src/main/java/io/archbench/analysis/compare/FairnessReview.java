package io.archbench.analysis.compare;

import io.archbench.analysis.compare.FairnessRow.Kind;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.CellResult.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at what else differs between the sides of a comparison.
 *
 * <p>Trials are held against those that they are compared with: in blocks, the other trial of the
 * same round and place; else all trials of the suite. What one side could not see is no difference,
 * and not the same either: it is unknown.
 */
final class FairnessReview {
  private static final String EMULATION = "emulation";

  /** In place of a value that could not be seen. */
  static final String UNKNOWN = "unknown";

  private static final String DEFAULT = "default";

  private final Pairing pairing;
  private final Policy policy;
  private final VariedAxes axes;
  private final SortedMap<String, Sides> fields = new TreeMap<>();
  private final Sides suspicions = new Sides();

  private FairnessReview(Pairing pairing, Policy policy, VariedAxes axes) {
    this.pairing = pairing;
    this.policy = policy;
    this.axes = axes;
  }

  /** The rows of a comparison, by field; none if a side has no trial. */
  static List<FairnessRow> review(
      List<Collected> baseline, List<Collected> contender, Question.Sides compared, Policy policy) {
    if (baseline.isEmpty() || contender.isEmpty()) {
      return List.of();
    }
    VariedAxes axes =
        VariedAxes.between(
            baseline.getFirst().record().spec(),
            contender.getFirst().record().spec(),
            compared.builds());
    FairnessReview review = new FairnessReview(compared.pairing(), policy, axes);
    Set<String> flags = flags(baseline, contender);
    baseline.forEach(trial -> review.add(trial, true, flags));
    contender.forEach(trial -> review.add(trial, false, flags));
    return review.rows();
  }

  /** Every flag that some trial names: where another does not, its value is the default. */
  private static Set<String> flags(List<Collected> baseline, List<Collected> contender) {
    return Stream.concat(baseline.stream(), contender.stream())
        .flatMap(trial -> EnvironmentFields.of(trial).keySet().stream())
        .filter(name -> name.startsWith(EnvironmentFields.FLAG))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void add(Collected trial, boolean baseline, Set<String> flags) {
    String group = group(trial.record().spec(), trial.placement().place());
    SortedMap<String, String> seen = EnvironmentFields.of(trial);
    flags.forEach(flag -> seen.putIfAbsent(flag, DEFAULT));
    add(seen, baseline, group);
    EnvironmentFields.EXPECTED.stream()
        .filter(name -> !seen.containsKey(name))
        .forEach(name -> fields.computeIfAbsent(name, key -> new Sides()).hide(baseline));
    for (CellResult result : trial.record().cells()) {
      if (result instanceof Measured cell) {
        add(EnvironmentFields.of(cell), baseline, group + " " + cell.cell());
      }
    }
    for (String sign : trial.record().environment().suspicions()) {
      suspicions.add(baseline, group, sign);
    }
  }

  private void add(SortedMap<String, String> seen, boolean baseline, String group) {
    seen.forEach(
        (name, value) ->
            fields.computeIfAbsent(name, key -> new Sides()).add(baseline, group, value));
  }

  private String group(TrialSpec spec, String place) {
    return switch (pairing) {
      case SAME_NODE -> spec.id().suite() + "/" + spec.id().round() + "/" + place;
      case OWN_NODES, FILES -> spec.id().suite();
    };
  }

  private List<FairnessRow> rows() {
    List<FairnessRow> rows = new ArrayList<>();
    fields.forEach(
        (name, sides) -> {
          Kind kind = kind(name, sides);
          if (kind != Kind.SAME || !name.startsWith(EnvironmentFields.FLAG)) {
            rows.add(sides.row(name, kind, UNKNOWN));
          }
        });
    if (!suspicions.isEmpty()) {
      Kind kind = policy.allows(EMULATION) ? Kind.VARIED : Kind.DIFFERS;
      rows.add(suspicions.row(EMULATION, kind, "none"));
    }
    return rows;
  }

  private Kind kind(String field, Sides sides) {
    if (sides.differ()) {
      return whenDifferent(field);
    }
    return sides.areHidden() ? Kind.UNKNOWN : Kind.SAME;
  }

  private Kind whenDifferent(String field) {
    return axes.move(field) || policy.allows(field) ? Kind.VARIED : Kind.DIFFERS;
  }

  /** The values of one field on both sides, by group. */
  private static final class Sides {
    private final Map<String, Set<String>> baseline = new TreeMap<>();
    private final Map<String, Set<String>> contender = new TreeMap<>();
    private boolean baselineHidden;
    private boolean contenderHidden;

    void add(boolean toBaseline, String group, String value) {
      (toBaseline ? baseline : contender).computeIfAbsent(group, key -> new TreeSet<>()).add(value);
    }

    /** Notes that a trial of that side does not say. */
    void hide(boolean ofBaseline) {
      baselineHidden |= ofBaseline;
      contenderHidden |= !ofBaseline;
    }

    /** Whether some trial does not say, or a side has none that does. */
    boolean areHidden() {
      return baselineHidden || contenderHidden || baseline.isEmpty() || contender.isEmpty();
    }

    boolean isEmpty() {
      return baseline.isEmpty() && contender.isEmpty();
    }

    boolean differ() {
      return baseline.keySet().stream()
          .filter(contender::containsKey)
          .anyMatch(
              group -> {
                Set<String> all = new TreeSet<>(baseline.get(group));
                all.addAll(contender.get(group));
                return all.size() > 1;
              });
    }

    FairnessRow row(String field, Kind kind, String absent) {
      return new FairnessRow(
          field,
          text(baseline, baselineHidden, absent),
          text(contender, contenderHidden, absent),
          kind);
    }

    private static String text(Map<String, Set<String>> side, boolean hidden, String absent) {
      List<String> all = new ArrayList<>();
      side.values().stream().flatMap(Set::stream).distinct().sorted().forEach(all::add);
      if (hidden || all.isEmpty()) {
        all.add(absent);
      }
      return String.join(" | ", all);
    }
  }
}
