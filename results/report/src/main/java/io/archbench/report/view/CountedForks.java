package io.archbench.report.view;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.sample.CellForks;
import io.archbench.analysis.sample.Fork;
import io.archbench.report.Report;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The forks that the figures of a report are drawn from. */
public final class CountedForks {
  private CountedForks() {}

  /**
   * Those of a cell for a variant: of one phase, that of its comparisons, and those that confirmed
   * it where there are such; none if no comparison of both sides gives a ratio, as where their
   * answers differ or a rate sets how long it takes.
   */
  public static List<Fork> of(Report report, CellKey cell, String variant) {
    List<CellComparison> compared =
        report.document().comparisons().stream()
            .filter(
                comparison ->
                    comparison.baseline().equals(variant) || comparison.contender().equals(variant))
            .flatMap(comparison -> comparison.cells().stream())
            .filter(each -> each.key().equals(cell))
            .toList();
    CellForks found = report.samples().of(cell, variant);
    if (compared.isEmpty()) {
      List<Fork> measured = found.of(Phase.MEASURE);
      return measured.isEmpty() ? found.of(Phase.SCREEN) : measured;
    }
    Set<Phase> phases =
        compared.stream()
            .filter(CountedForks::isComparable)
            .map(CellComparison::phase)
            .collect(Collectors.toSet());
    return phases.contains(Phase.CONFIRM)
        ? found.of(Phase.CONFIRM)
        : phases.stream().flatMap(phase -> found.of(phase).stream()).toList();
  }

  /** A side that has nothing yet says nothing against what the other has. */
  private static boolean isComparable(CellComparison cell) {
    return cell.ratio().isPresent() || cell.n().baseline() == 0 || cell.n().contender() == 0;
  }
}
