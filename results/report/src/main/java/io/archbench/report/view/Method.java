package io.archbench.report.view;

import java.util.List;

/** How a verdict comes about, in five lines. */
public final class Method {
  private Method() {}

  /** The lines, in the order in which one rests on the other. */
  public static List<String> lines(ReportView view) {
    boolean detect = view.document().design().equals("detect");
    String alert = Conditions.percent(view.facts().policy().alert());
    return List.of(
        "A value is the mean of one fresh JVM, never of an iteration; order and seed are drawn once"
            + " for all variants.",
        "The change is the ratio of both sides on the log scale; the band is its uncertainty at 95"
            + " %.",
        detect
            ? "Worse or better: a change of at least " + alert + " that fresh units confirmed."
            : "Worse or better: a change of at least "
                + alert
                + " whose band excludes no difference.",
        "Unchanged: the 90 % band stays within "
            + Conditions.percent(view.facts().policy().equivalence())
            + " either way. Anything else cannot be told.",
        "Noise floor: half the width of the benchmark's own band; a smaller change would not show.");
  }
}
