package io.archbench.analysis.compare;

import io.archbench.analysis.files.FileSides;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.sample.IncomparableRecordsException;
import io.archbench.analysis.sample.Samples;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.verdict.VerdictRules;
import io.archbench.analysis.whole.WholeComparer;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Answers a question from what was measured: samples become a comparison, a comparison a verdict.
 *
 * <p>A pure function: the order of the records does not matter, and the same records give the same
 * bytes. Thread-safe.
 */
public final class Comparer {
  private final Question question;
  private final Source source;
  private final Source fresh;

  private Comparer(Question question, Source source, Source fresh) {
    this.question = question;
    this.source = source;
    this.fresh = fresh;
  }

  /**
   * Compares what the question asks for.
   *
   * @param collected records with their placements, of any phase and in any order
   * @throws IncomparableRecordsException if records did not do the same work
   */
  public static ComparisonDocument compare(Question question, List<Collected> collected) {
    Phase first =
        switch (question.aim()) {
          case Aim.Estimate estimate -> Phase.MEASURE;
          case Aim.Detect detect -> Phase.SCREEN;
        };
    return new Comparer(
            question,
            new TrialRecords(question, collected, first),
            new TrialRecords(question, collected, Phase.CONFIRM))
        .document();
  }

  /**
   * Compares result files.
   *
   * @param question about the one comparison of the two sides
   */
  public static ComparisonDocument compare(Question question, FileSides files) {
    ResultFiles source = new ResultFiles(question, files);
    return new Comparer(question, source, source).document();
  }

  /** What records of all phases hold, with the places that comparisons tell apart. */
  public static Samples samples(List<Collected> collected) {
    return Samples.ofAllPhases(ReplacedNodes.apart(collected));
  }

  /** What files hold, as it is compared. */
  public static Samples samples(Question question, FileSides files) {
    return new ResultFiles(question, files).samples();
  }

  /**
   * Compares samples that no record holds, such as simulated ones.
   *
   * @param question about sides of which nothing else is known
   * @param first of the first phase
   * @param fresh of the second phase, if the question has one
   */
  public static ComparisonDocument compare(Question question, Samples first, Samples fresh) {
    return new Comparer(question, new SampleSource(first), new SampleSource(fresh)).document();
  }

  private ComparisonDocument document() {
    List<PlannedCell> cells = cells();
    List<Sides> compared =
        question.comparisons().stream()
            .filter(sides -> source.has(sides.baseline()) || source.has(sides.contender()))
            .toList();
    List<Comparison> comparisons =
        compared.stream().map(sides -> comparison(sides, cells)).toList();
    boolean demonstration = source.isDemonstration(cells);
    return new ComparisonDocument(
        ComparisonDocument.SCHEMA,
        ComparisonDocument.METHOD,
        question.study(),
        question.run(),
        question.workSha256(),
        design(question.aim()),
        demonstration,
        question.generatedFrom(),
        comparisons,
        references(cells),
        question.pending(),
        findings(compared, comparisons, demonstration),
        ExitRules.exit(question, comparisons));
  }

  private List<Finding> findings(
      List<Sides> compared, List<Comparison> comparisons, boolean demonstration) {
    return Finding.sorted(
        IntStream.range(0, compared.size())
            .boxed()
            .flatMap(
                i -> {
                  Sides sides = compared.get(i);
                  String place =
                      compared.size() > 1
                          ? sides.contender() + " against " + sides.baseline() + ": "
                          : "";
                  return findings(
                      comparisons.get(i),
                      new ResultFindings(sides, place, question.policy(), demonstration));
                }));
  }

  private Stream<Finding> findings(Comparison comparison, ResultFindings findings) {
    return Stream.of(
            findings.of(comparison.fairness()),
            findings.of(comparison.cells(), source::forks),
            source.findings(findings.sides()).stream(),
            fresh.findings(findings.sides()).stream())
        .flatMap(each -> each);
  }

  private static String design(Aim aim) {
    return switch (aim) {
      case Aim.Estimate estimate -> "estimate";
      case Aim.Detect detect -> "detect";
    };
  }

  private Comparison comparison(Sides sides, List<PlannedCell> cells) {
    Unit unit = source.unit(sides);
    List<FairnessRow> fairness = source.fairness(sides, question.policy());
    List<CellComparison> compared =
        compared(
            sides,
            cells.stream()
                .filter(
                    cell ->
                        question.has(sides.baseline(), cell.key())
                            || question.has(sides.contender(), cell.key()))
                .toList());
    return new Comparison(
        sides.baseline(),
        sides.contender(),
        sides.pairing(),
        unit.text(),
        Environmental.flag(compared, sides, question.aim()),
        fairness,
        WholeComparer.compare(
            question,
            sides,
            unit,
            cells,
            source.samples(),
            source::machineTypes,
            source::cpuModels,
            FairnessRow.unfair(fairness)));
  }

  private List<ReferenceComparison> references(List<PlannedCell> cells) {
    return question.anchors().stream()
        .filter(sides -> source.has(sides.baseline()) && source.has(sides.contender()))
        .map(
            sides ->
                new ReferenceComparison(
                    sides.baseline(),
                    sides.contender(),
                    estimated(
                        new Aim.Estimate(question.aim().halfWidth()),
                        new CellComparer(question, sides, source),
                        cells.stream()
                            .filter(
                                cell ->
                                    question.has(sides.baseline(), cell.key())
                                        && question.has(sides.contender(), cell.key()))
                            .toList())))
        .toList();
  }

  private static List<CellComparison> estimated(
      Aim.Estimate aim, CellComparer comparer, List<PlannedCell> cells) {
    return cells.stream()
        .map(
            cell ->
                comparer.compare(
                    cell,
                    (metric, evidence, circumstances, policy) ->
                        VerdictRules.judge(aim, evidence, circumstances, policy)))
        .toList();
  }

  private List<CellComparison> compared(Sides sides, List<PlannedCell> cells) {
    CellComparer comparer = new CellComparer(question, sides, source);
    return switch (question.aim()) {
      case Aim.Estimate aim -> estimated(aim, comparer, cells);
      case Aim.Detect aim ->
          new CellsInPhases(aim, comparer, new CellComparer(question, sides, fresh)).compare(cells);
    };
  }

  /** The planned cells in their order, then those that were measured all the same. */
  private List<PlannedCell> cells() {
    Map<CellKey, PlannedCell> cells = new LinkedHashMap<>();
    question.cells().forEach(cell -> cells.put(cell.key(), cell));
    source.cells().forEach(cell -> cells.putIfAbsent(cell.key(), cell));
    return new ArrayList<>(cells.values());
  }
}
