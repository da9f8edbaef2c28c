package io.archbench.analysis.compare;

import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.sample.ComparableRecords;
import io.archbench.analysis.sample.IncomparableRecordsException;
import io.archbench.analysis.sample.Samples;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.verdict.VerdictRules;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.Phase;
import io.archbench.trial.TrialOutcome.Collected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers a question from trial records: records become samples, samples a comparison, a comparison
 * a verdict.
 *
 * <p>A pure function: the order of the records does not matter, and the same records give the same
 * bytes. Thread-safe.
 */
public final class Comparer {
  private final Question question;
  private final List<Collected> trials;
  private final Samples samples;

  private Comparer(Question question, List<Collected> trials) {
    this.question = question;
    this.trials = trials;
    this.samples = Samples.of(trials);
  }

  /**
   * Compares what the question asks for.
   *
   * @param collected records with their placements, of any phase and in any order
   * @throws IncomparableRecordsException if records did not do the same work
   */
  public static ComparisonDocument compare(Question question, List<Collected> collected) {
    List<Collected> measured =
        collected.stream()
            .filter(trial -> trial.record().spec().phase() == Phase.MEASURE)
            .sorted(Comparator.comparing(trial -> trial.record().spec().key().text()))
            .toList();
    ComparableRecords.check(measured);
    return new Comparer(question, measured).document();
  }

  private ComparisonDocument document() {
    List<PlannedCell> cells = cells();
    List<Comparison> comparisons =
        question.comparisons().stream()
            .filter(this::hasRecords)
            .map(sides -> comparison(sides, cells))
            .toList();
    return new ComparisonDocument(
        ComparisonDocument.SCHEMA,
        ComparisonDocument.METHOD,
        question.study(),
        question.run(),
        question.workSha256(),
        !cells.isEmpty() && cells.stream().allMatch(VerdictRules::isDemonstration),
        question.generatedFrom(),
        comparisons,
        question.pending(),
        ExitRules.exit(question, comparisons));
  }

  private Comparison comparison(Sides sides, List<PlannedCell> cells) {
    List<Collected> baseline = of(sides.baseline());
    List<Collected> contender = of(sides.contender());
    Unit unit = unit(sides.pairing(), baseline, contender);
    List<FairnessRow> fairness =
        FairnessReview.review(baseline, contender, sides.pairing(), question.policy());
    CellComparer comparer = new CellComparer(sides, unit, unfair(fairness));
    List<CellComparison> compared =
        cells.stream()
            .map(
                cell ->
                    comparer.compare(
                        cell,
                        question.policyFor(cell.key()),
                        samples.of(cell.key(), sides.baseline()),
                        samples.of(cell.key(), sides.contender())))
            .toList();
    return new Comparison(
        sides.baseline(), sides.contender(), sides.pairing(), unit.text(), compared, fairness);
  }

  private boolean hasRecords(Sides sides) {
    return !of(sides.baseline()).isEmpty() || !of(sides.contender()).isEmpty();
  }

  private List<Collected> of(String variant) {
    return trials.stream()
        .filter(trial -> trial.record().spec().variant().name().equals(variant))
        .toList();
  }

  /** The planned cells in their order, then those that were measured all the same. */
  private List<PlannedCell> cells() {
    Map<CellKey, PlannedCell> cells = new LinkedHashMap<>();
    question.cells().forEach(cell -> cells.put(cell.key(), cell));
    for (Collected trial : trials) {
      for (CellSpec spec : trial.record().spec().cells()) {
        cells.computeIfAbsent(spec.key(), key -> planned(spec));
      }
    }
    return new ArrayList<>(cells.values());
  }

  private static PlannedCell planned(CellSpec spec) {
    long iteration = spec.settings().iterationTime().toMillis();
    return new PlannedCell(
        spec.key(),
        iteration * spec.settings().warmupIterations(),
        iteration * spec.settings().iterations());
  }

  private static Unit unit(Pairing pairing, List<Collected> baseline, List<Collected> contender) {
    return switch (pairing) {
      case SAME_NODE -> Unit.BLOCK;
      case OWN_NODES ->
          Math.min(places(baseline), places(contender)) >= Unit.ENOUGH_NODES
              ? Unit.NODE
              : Unit.TRIAL;
    };
  }

  private static long places(List<Collected> side) {
    return side.stream().map(trial -> trial.placement().place()).distinct().count();
  }

  private static List<String> unfair(List<FairnessRow> rows) {
    return rows.stream()
        .filter(row -> row.kind() == FairnessRow.Kind.DIFFERS)
        .map(row -> "%s (%s v %s)".formatted(row.field(), row.baseline(), row.contender()))
        .toList();
  }
}
