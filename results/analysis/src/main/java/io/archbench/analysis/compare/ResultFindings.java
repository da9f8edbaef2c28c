package io.archbench.analysis.compare;

import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.question.VoidedUnit;
import io.archbench.analysis.sample.CellForks;
import io.archbench.trial.CellKey;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.record.Disturbance;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what is wrong with what was measured, with what to do: the cells' flags, the fairness table
 * and what was void say it already, each in its place, and nothing is computed again here.
 *
 * @param place comes before a cell's name where there are several comparisons
 * @param demonstration whether it is said already that nothing was measured long enough
 */
record ResultFindings(Sides sides, String place, Policy policy, boolean demonstration) {
  private static final Set<String> BUILDS =
      Set.of(
          EnvironmentFields.BUILD, EnvironmentFields.VENDOR, "jdk.build", "jdk.version", "jdk.vm");

  /** What the table of facts says. */
  Stream<Finding> of(List<FairnessRow> fairness) {
    return Stream.concat(builds(fairness), fairness.stream().flatMap(this::libraries));
  }

  private Stream<Finding> builds(List<FairnessRow> fairness) {
    String title = sides.contender() + " against " + sides.baseline();
    String different =
        fairness.stream()
            .filter(row -> BUILDS.contains(row.field()))
            .filter(row -> row.kind() == FairnessRow.Kind.DIFFERS)
            .map(row -> "%s: %s v %s".formatted(row.field(), row.baseline(), row.contender()))
            .collect(Collectors.joining("; "));
    if (different.isEmpty()) {
      return Stream.of();
    }
    FindingKind kind = FindingKind.JDK_BUILDS_DIFFER;
    return Stream.of(
        sides.pairing() == Pairing.FILES
            ? new Finding(
                kind,
                title,
                different,
                "measure both sides on one JDK, or allow the difference: --allow jdk")
            : Finding.of(kind, title, different));
  }

  /**
   * An architecture or JDK that is varied may well come with other libraries, which is fair; that
   * one side had to do without is worth knowing all the same, unless the policy says it is known.
   */
  private Stream<Finding> libraries(FairnessRow row) {
    if (!row.field().equals(EnvironmentFields.NATIVE_LIBRARIES) || policy.allows(row.field())) {
      return Stream.of();
    }
    return switch (row.kind()) {
      case SAME, UNKNOWN -> Stream.of();
      case VARIED, DIFFERS -> {
        Set<String> baseline = names(row.baseline());
        Set<String> contender = names(row.contender());
        yield Stream.concat(
            onlyOn(sides.baseline(), baseline, contender),
            onlyOn(sides.contender(), contender, baseline));
      }
    };
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>(Arrays.asList(text.split(" [|] |, ")));
    names.removeAll(Set.of(EnvironmentFields.NONE, FairnessReview.UNKNOWN));
    return names;
  }

  private static Stream<Finding> onlyOn(String variant, Set<String> names, Set<String> others) {
    Set<String> only = new TreeSet<>(names);
    only.removeAll(others);
    return only.isEmpty()
        ? Stream.of()
        : Stream.of(
            Finding.of(
                FindingKind.NATIVE_ONE_SIDE,
                variant,
                "used here and not on the other side: " + String.join(", ", only)));
  }

  /**
   * What the cells say.
   *
   * @param forks of a cell and variant
   */
  Stream<Finding> of(List<CellComparison> cells, BiFunction<CellKey, String, CellForks> forks) {
    return Stream.concat(
        cells.stream().flatMap(cell -> of(cell, forks)),
        throttled(cells.stream().flatMap(cell -> cell.voided().stream()).distinct().toList()));
  }

  private Stream<Finding> of(CellComparison cell, BiFunction<CellKey, String, CellForks> forks) {
    Stream<Finding> flagged =
        cell.flags().stream().flatMap(flag -> flagged(flag, place + cell.key().text()));
    Stream<Finding> zero =
        Stream.of(sides.baseline(), sides.contender())
            .flatMap(
                variant ->
                    ZeroMeasurement.find(cell.key(), forks.apply(cell.key(), variant)).stream()
                        .map(
                            words ->
                                Finding.of(
                                    FindingKind.ZERO_MEASUREMENT,
                                    cell.key().text() + " on " + variant,
                                    words)));
    return Stream.concat(flagged, zero);
  }

  private Stream<Finding> flagged(String flag, String where) {
    return switch (flag) {
      case Reasons.BIMODAL ->
          Stream.of(Finding.of(FindingKind.BIMODAL, where, "its units fall into two clusters"));
      case Reasons.UNSTEADY ->
          demonstration
              ? Stream.of()
              : Stream.of(
                  Finding.of(FindingKind.UNSTEADY, where, "more than a fifth of its forks drift"));
      default -> Stream.of();
    };
  }

  private static Stream<Finding> throttled(List<VoidedUnit> voided) {
    return voided.stream()
        .filter(unit -> Disturbance.isThrottling(unit.cause()))
        .collect(Collectors.groupingBy(VoidedUnit::variant, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            each ->
                Finding.of(
                    FindingKind.THROTTLED,
                    each.getKey(),
                    "%d of its trials void, such as %s: %s"
                        .formatted(
                            each.getValue().size(),
                            each.getValue().getFirst().trial(),
                            each.getValue().getFirst().cause())));
  }
}
