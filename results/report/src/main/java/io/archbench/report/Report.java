package io.archbench.report;

import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.gate.Gate;
import io.archbench.analysis.gate.GateResult;
import io.archbench.analysis.gate.ToldHistory;
import io.archbench.analysis.sample.Samples;

/**
 * All that any output format is made of.
 *
 * @param document what the measurements say
 * @param facts what was run, and how to run it again
 * @param samples each measurement by itself, of all phases
 * @param history what that of a nightly study says of it
 */
public record Report(
    ComparisonDocument document, RunFacts facts, Samples samples, ToldHistory history) {
  /** A report of what has no history. */
  public Report(ComparisonDocument document, RunFacts facts, Samples samples) {
    this(document, facts, samples, ToldHistory.NONE);
  }

  /**
   * What its gate says, by the rules of the run: the verdict that every output draws its status
   * from.
   */
  public GateResult gate() {
    return Gate.judge(document, history, facts.rules(), facts.judged());
  }
}
