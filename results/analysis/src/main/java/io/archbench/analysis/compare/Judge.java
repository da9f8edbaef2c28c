package io.archbench.analysis.compare;

import io.archbench.analysis.question.Policy;
import io.archbench.analysis.verdict.Circumstances;
import io.archbench.analysis.verdict.Evidence;
import io.archbench.analysis.verdict.Verdict;

/** The rules that a cell is judged by. */
interface Judge {
  /**
   * Judges one quantity of a cell.
   *
   * @param metric {@link CellComparison#THROUGHPUT}, or what a further one is called
   */
  Verdict judge(String metric, Evidence evidence, Circumstances circumstances, Policy policy);
}
