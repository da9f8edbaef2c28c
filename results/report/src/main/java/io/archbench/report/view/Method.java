package io.archbench.report.view;

import java.util.List;

/** How a verdict comes about, in five lines. */
public final class Method {
  private Method() {}

  /** The lines, in the order in which one rests on the other. */
  public static List<String> lines(ReportView view) {
    return List.of(
        "A value is the mean of one fresh JVM, never of an iteration; order and seed are drawn once"
            + " for all variants.",
        "The change is the ratio of both sides on the log scale; the band is its uncertainty at 95"
            + " %.",
        "Worse is slower, better is faster, unchanged is the same.",
        Conditions.verdicts(view),
        "Noise floor: half the width of the benchmark's own band; a smaller change would not show.");
  }
}
