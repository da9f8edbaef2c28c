package io.archbench.runner.run;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.verdict.DetectRules;
import io.archbench.runner.plan.Batch;
import io.archbench.runner.plan.Plan;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides, when all rounds of a batch have been measured, what is measured next; the same plan and
 * the same records give the same answer.
 *
 * <p>It looks at how wide intervals are. Only a study that detects changes looks at where they lie,
 * and then measures afresh what it found.
 *
 * @param batch none if there is nothing left to measure
 * @param stopped cells of the last batch that are not in the next, and why
 */
record NextBatch(Optional<Batch> batch, SortedMap<CellKey, String> stopped) {
  NextBatch {
    stopped = Collections.unmodifiableSortedMap(new TreeMap<>(stopped));
  }

  /**
   * The decision.
   *
   * @param last the batch that was measured last
   * @param document what all records say so far
   */
  static NextBatch after(Plan plan, Batch last, ComparisonDocument document) {
    return switch (last.phase()) {
      case MEASURE -> new Widths(plan, last).after(document);
      case SCREEN -> confirm(last, document);
      case CONFIRM, CALIBRATE -> new NextBatch(Optional.empty(), new TreeMap<>());
    };
  }

  private static NextBatch confirm(Batch last, ComparisonDocument document) {
    Set<CellKey> candidates =
        document.comparisons().stream()
            .flatMap(comparison -> comparison.cells().stream())
            .filter(CellComparison::awaitsConfirmation)
            .map(CellComparison::key)
            .collect(Collectors.toCollection(TreeSet::new));
    SortedMap<CellKey, String> stopped = new TreeMap<>();
    last.cells().stream()
        .filter(cell -> !candidates.contains(cell))
        .forEach(cell -> stopped.put(cell, "screened: no candidate"));
    int rounds = DetectRules.CONFIRMING_UNITS;
    return new NextBatch(
        candidates.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Batch(
                    Phase.CONFIRM, last.last() + 1, last.last() + rounds, List.copyOf(candidates))),
        stopped);
  }
}
