package io.archbench.report.view;

import io.archbench.report.RunFacts;
import io.archbench.trial.CellKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * On which architectures a cell was measured, and whether what happened there happened on no other.
 *
 * @param comparison in which it happened
 */
record Architectures(ReportView report, ComparisonView comparison, CellKey cell) {
  /** What the same cell says where both sides ran on another architecture. */
  private record Elsewhere(String architecture, Outcome outcome) {}

  /** Of a change in throughput. */
  String of(Outcome change) {
    return words(change, CellView::outcome);
  }

  /** Of a metric beside the throughput that got worse. */
  String ofWorse(String metric) {
    return words(
        Outcome.SLOWER,
        other ->
            other.outcomeOf(metric).orElse(other.hasFailures() ? Outcome.FAILED : Outcome.UNKNOWN));
  }

  /** Of a failure: where nothing failed it ran, whatever else can be told of it. */
  String ofFailure() {
    return words(Outcome.FAILED, other -> other.hasFailures() ? Outcome.FAILED : Outcome.SAME);
  }

  private String words(Outcome here, Function<CellView, Outcome> outcome) {
    String baseline = of(comparison.comparison().baseline());
    String contender = of(comparison.comparison().contender());
    if (baseline.isEmpty() || contender.isEmpty()) {
      return "not known";
    }
    if (!baseline.equals(contender)) {
      return baseline + " to " + contender;
    }
    List<Elsewhere> elsewhere =
        report.comparisons().stream().flatMap(other -> of(other, baseline, outcome)).toList();
    if (elsewhere.isEmpty() || elsewhere.stream().anyMatch(other -> other.outcome == here)) {
      return baseline;
    }
    String open =
        Stream.of(Outcome.FAILED, Outcome.UNKNOWN)
            .flatMap(each -> on(elsewhere, each).stream())
            .collect(Collectors.joining(", "));
    return open.isEmpty() ? "only on " + baseline : baseline + "; " + open;
  }

  private Stream<Elsewhere> of(
      ComparisonView other, String architecture, Function<CellView, Outcome> outcome) {
    String there = of(other.comparison().baseline());
    boolean isElsewhere =
        !there.isEmpty()
            && there.equals(of(other.comparison().contender()))
            && !there.equals(architecture);
    return isElsewhere
        ? other.cells().stream()
            .filter(view -> view.cell().key().equals(cell))
            .map(view -> new Elsewhere(there, outcome.apply(view)))
        : Stream.empty();
  }

  /** Such as {@code cannot tell on arm64}; absent if the outcome is that of none. */
  private static Optional<String> on(List<Elsewhere> elsewhere, Outcome outcome) {
    String architectures =
        elsewhere.stream()
            .filter(other -> other.outcome == outcome)
            .map(Elsewhere::architecture)
            .distinct()
            .collect(Collectors.joining(" and "));
    return architectures.isEmpty()
        ? Optional.empty()
        : Optional.of(outcome.word() + " on " + architectures);
  }

  /** Where a variant ran; empty if that is not known. */
  private String of(String variant) {
    return report.facts().ran().stream()
        .filter(ran -> ran.variant().equals(variant))
        .map(RunFacts.Ran::architecture)
        .distinct()
        .collect(Collectors.joining(" and "));
  }
}
