package io.archbench.analysis.compare;

import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.sample.Samples;
import io.archbench.analysis.sample.Unit;
import java.util.List;

/** What was measured, wherever it was written down. */
interface Source {
  /** The forks of every cell and variant. */
  Samples samples();

  /** Cells that were measured, planned or not. */
  List<PlannedCell> cells();

  /** Whether there is anything of that variant. */
  boolean has(String variant);

  /** What one sample stands for in that comparison. */
  Unit unit(Sides sides);

  /** What is known of the environment on both sides. */
  List<FairnessRow> fairness(Sides sides, Policy policy);

  /** Types of the machines that a variant ran on; empty if none is known. */
  List<String> machineTypes(String variant);
}
