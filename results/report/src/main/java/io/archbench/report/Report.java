package io.archbench.report;

import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.gate.Gate;
import io.archbench.analysis.gate.GateResult;
import io.archbench.analysis.gate.HistoricalChange;
import io.archbench.analysis.sample.Samples;
import java.util.List;

/**
 * All that any output format is made of.
 *
 * @param document what the measurements say
 * @param facts what was run, and how to run it again
 * @param samples each measurement by itself, of all phases
 * @param changes what the history of a nightly study says of its cells
 */
public record Report(
    ComparisonDocument document, RunFacts facts, Samples samples, List<HistoricalChange> changes) {
  public Report {
    changes = List.copyOf(changes);
  }

  /** A report of what has no history. */
  public Report(ComparisonDocument document, RunFacts facts, Samples samples) {
    this(document, facts, samples, List.of());
  }

  /**
   * What its gate says, by the rules of the run: the verdict that every output draws its status
   * from.
   */
  public GateResult gate() {
    return Gate.judge(document, changes, facts.rules(), facts.judged());
  }
}
