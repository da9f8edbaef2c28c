package io.archbench.runner.plan;

import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.PendingVariant;
import io.archbench.analysis.question.Question;
import io.archbench.runner.study.Design;
import io.archbench.runner.study.Rounds;
import io.archbench.trial.CellSpec;
import io.archbench.trial.RunId;
import java.util.List;

/**
 * All that a run does, decided before it starts; written once as {@code plan.json} in canonical
 * JSON.
 *
 * @param schemaVersion of this document, {@value #SCHEMA}
 * @param studySha256 digest of the study's text
 * @param workSha256 digest of all suites' work
 * @param variants in the study's order
 * @param suites in the study's order
 * @param notes what the reader of the result should know
 */
public record Plan(
    int schemaVersion,
    RunId run,
    String study,
    String studySha256,
    String workSha256,
    long seed,
    Design design,
    List<PlannedVariant> variants,
    List<PlannedSuite> suites,
    List<PlannedComparison> comparisons,
    Rounds rounds,
    PlannedPolicy policy,
    List<PlanNote> notes) {
  /** The schema that this version writes. */
  public static final int SCHEMA = 1;

  public Plan {
    if (schemaVersion != SCHEMA) {
      throw new IllegalArgumentException(
          "plan has schema " + schemaVersion + ", this version reads " + SCHEMA);
    }
    variants = List.copyOf(variants);
    suites = List.copyOf(suites);
    comparisons = List.copyOf(comparisons);
    notes = List.copyOf(notes);
  }

  /** All cells of all suites. */
  public List<CellSpec> cells() {
    return suites.stream().flatMap(suite -> suite.cells().stream()).toList();
  }

  /**
   * What the records of the run are asked.
   *
   * @param sides the comparisons whose variants ran, with the pairing that they ran in
   * @param generatedFrom the records' paths, relative to the run directory
   * @param pending variants that could not run
   */
  public Question question(
      List<Question.Sides> sides, List<String> generatedFrom, List<PendingVariant> pending) {
    return new Question(
        study,
        run.text(),
        workSha256,
        sides,
        cells().stream().map(Plan::planned).toList(),
        policy.policy(),
        policy.cellPolicies(),
        generatedFrom,
        pending,
        MoneyQuestion.NONE);
  }

  private static Question.PlannedCell planned(CellSpec cell) {
    long iteration = cell.settings().iterationTime().toMillis();
    return new Question.PlannedCell(
        cell.key(),
        iteration * cell.settings().warmupIterations(),
        iteration * cell.settings().iterations());
  }
}
