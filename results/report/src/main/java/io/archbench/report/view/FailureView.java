package io.archbench.report.view;

import io.archbench.analysis.compare.CellComparison.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trials of one variant in which a cell failed in the same way.
 *
 * @param kind why, in words
 * @param logTail of the last of these trials
 */
public record FailureView(
    String variant, String kind, String message, String logTail, List<String> trials) {
  public FailureView {
    trials = List.copyOf(trials);
  }

  static List<FailureView> group(List<Failure> failures) {
    Map<List<String>, List<Failure>> groups = new LinkedHashMap<>();
    for (Failure failure : failures) {
      List<String> same = List.of(failure.variant(), failure.kind().name(), failure.message());
      groups.computeIfAbsent(same, key -> new ArrayList<>()).add(failure);
    }
    return groups.values().stream().map(FailureView::of).toList();
  }

  private static FailureView of(List<Failure> alike) {
    Failure last = alike.getLast();
    return new FailureView(
        last.variant(),
        Reasons.words(last.kind()),
        last.message(),
        last.logTail(),
        alike.stream().map(Failure::trial).toList());
  }

  /** The trials in words. */
  public String where() {
    return "in " + Figures.count(trials.size(), "trial") + ": " + String.join(", ", trials);
  }
}
