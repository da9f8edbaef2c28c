package io.archbench.analysis.whole;

import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.question.SuiteShare;
import io.archbench.analysis.sample.Samples;
import io.archbench.analysis.sample.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds what both sides measured of a suite. */
record SuiteMeasurement(Sides sides, Unit unit, Samples samples, boolean equalWeights) {
  private static final double MILLIS_PER_HOUR = 3_600_000;

  /**
   * Looks at a suite.
   *
   * @param cells of that suite
   */
  MeasuredSuite measure(SuiteShare share, List<PlannedCell> cells) {
    MixSelection selection = new MixSelection(share, equalWeights, cells);
    double hours = cells.stream().mapToDouble(PlannedCell::millis).sum() / MILLIS_PER_HOUR;
    SortedMap<Load, SuiteAtLoad> loads = new TreeMap<>();
    List<Load> brokenUp = new ArrayList<>();
    selection
        .mixes(this::samples)
        .forEach(
            (load, mix) ->
                MixTime.estimate(unit == Unit.BLOCK, mix.cells())
                    .ifPresentOrElse(
                        estimate -> loads.put(load, new SuiteAtLoad(share, mix, estimate, hours)),
                        () -> brokenUp.add(load)));
    return new MeasuredSuite(
        share, selection.representative(share.weights().size()), loads, brokenUp);
  }

  private Optional<CellSamples> samples(PlannedCell cell) {
    return CellSamples.of(
        cell,
        unit,
        samples.of(cell.key(), sides.baseline()).forks(),
        samples.of(cell.key(), sides.contender()).forks());
  }
}
