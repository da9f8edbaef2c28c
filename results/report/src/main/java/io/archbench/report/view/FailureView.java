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
 * @param noun what each of them is called, such as {@code place} in files
 */
public record FailureView(
    String variant, String kind, String message, String logTail, List<String> trials, String noun) {
  public FailureView {
    trials = List.copyOf(trials);
  }

  static List<FailureView> group(List<Failure> failures, String noun) {
    Map<List<String>, List<Failure>> groups = new LinkedHashMap<>();
    for (Failure failure : failures) {
      List<String> same = List.of(failure.variant(), failure.kind().name(), failure.message());
      groups.computeIfAbsent(same, key -> new ArrayList<>()).add(failure);
    }
    return groups.values().stream().map(alike -> of(alike, noun)).toList();
  }

  private static FailureView of(List<Failure> alike, String noun) {
    Failure last = alike.getLast();
    return new FailureView(
        last.variant(),
        Reasons.words(last.kind()),
        last.message(),
        last.logTail(),
        alike.stream().map(Failure::trial).toList(),
        noun);
  }

  /** The trials in words. */
  public String where() {
    return "in " + Figures.count(trials.size(), noun) + ": " + String.join(", ", trials);
  }
}
