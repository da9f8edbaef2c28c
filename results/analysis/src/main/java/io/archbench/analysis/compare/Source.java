package io.archbench.analysis.compare;

import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.sample.CellForks;
import io.archbench.analysis.sample.Samples;
import io.archbench.analysis.sample.Unit;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import io.archbench.trial.finding.Finding;
import java.util.List;
import java.util.Map;

/** What was measured, wherever it was written down. */
interface Source {
  /** The forks of every cell and variant that a ratio may be drawn from. */
  Samples samples();

  /** All that was found of a cell for a variant, comparable or not. */
  CellForks forks(CellKey cell, String variant);

  /** What its forks were measured for. */
  Phase phase();

  /** Cells that were measured, planned or not. */
  List<PlannedCell> cells();

  /** Whether there is anything of that variant. */
  boolean has(String variant);

  /** What one sample stands for in that comparison. */
  Unit unit(Sides sides);

  /** What is known of the environment on both sides. */
  List<FairnessRow> fairness(Sides sides, Policy policy);

  /**
   * What is known of a cell beside its values.
   *
   * @param fairness of that comparison
   */
  CellFacts facts(PlannedCell cell, Sides sides, List<FairnessRow> fairness);

  /** Whether all of it was meant to show how things work, and no more. */
  boolean isDemonstration(List<PlannedCell> cells);

  /** CPU model of each place that a variant ran at; empty if none is known. */
  Map<String, String> cpuModels(String variant);

  /** What is wrong with the JVMs and machines of a comparison's sides, as far as it was seen. */
  List<Finding> findings(Sides sides);

  /** Types of the machines that a variant ran on; empty if none is known. */
  List<String> machineTypes(String variant);
}
