package io.archbench.analysis.whole;

import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.sample.Fork;
import io.archbench.analysis.sample.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A cell that both sides measured, doing the same work. */
record CellSamples(PlannedCell cell, SideSamples baseline, SideSamples contender) {
  /** Empty if a side has no value, or the trials gave different answers. */
  static Optional<CellSamples> of(
      PlannedCell cell, Unit unit, List<Fork> baseline, List<Fork> contender) {
    if (baseline.isEmpty() || contender.isEmpty() || !sameAnswer(baseline, contender)) {
      return Optional.empty();
    }
    return Optional.of(
        new CellSamples(cell, SideSamples.of(unit, baseline), SideSamples.of(unit, contender)));
  }

  private static boolean sameAnswer(List<Fork> baseline, List<Fork> contender) {
    return Stream.concat(baseline.stream(), contender.stream())
            .flatMap(fork -> fork.measured().answerSha256().stream())
            .distinct()
            .count()
        <= 1;
  }

  /** Of the geometric means over all units of each side. */
  double ratio() {
    return StrictMath.exp(contender.mean() - baseline.mean());
  }
}
