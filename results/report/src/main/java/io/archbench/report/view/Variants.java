package io.archbench.report.view;

import io.archbench.report.Report;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The variants of a report in the order in which they are read. */
public final class Variants {
  private Variants() {}

  /**
   * Those of which a trial was measured: as comparisons name them, baselines first, and then those
   * that nothing was compared with yet.
   */
  public static List<String> measured(Report report) {
    Set<String> found = report.samples().variants();
    Set<String> ordered = new LinkedHashSet<>();
    report
        .document()
        .comparisons()
        .forEach(
            comparison -> {
              ordered.add(comparison.baseline());
              ordered.add(comparison.contender());
            });
    ordered.retainAll(found);
    ordered.addAll(found);
    return List.copyOf(ordered);
  }
}
