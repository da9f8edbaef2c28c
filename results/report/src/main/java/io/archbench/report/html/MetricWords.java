package io.archbench.report.html;

import io.archbench.analysis.compare.MetricComparison;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.report.view.Figures;
import java.util.Optional;

/** A further metric of a cell in one line: both sides, the change, and the verdict. */
final class MetricWords {
  private static final double NANOS_PER_MICRO = 1_000;

  private MetricWords() {}

  static String of(MetricComparison metric) {
    return value(metric, metric.score().baseline())
        + " and "
        + value(metric, metric.score().contender())
        + metric.ratio().map(MetricWords::change).orElse("")
        + ": "
        + verdict(metric.verdict());
  }

  private static String value(MetricComparison metric, Optional<Double> score) {
    boolean time = metric.unit().equals("ns");
    return score
        .map(
            known ->
                Figures.significant(time ? known / NANOS_PER_MICRO : known, 3)
                    + (time ? " µs" : " " + metric.unit()))
        .orElse("none");
  }

  /** Of the values, where the ratio is of how good they are: less is better. */
  private static String change(Ratio ratio) {
    String ends =
        ratio
            .low95()
            .flatMap(
                low ->
                    ratio
                        .high95()
                        .map(
                            high ->
                                ", 95 % interval "
                                    + Figures.significant(1 / high, 3)
                                    + " to "
                                    + Figures.significant(1 / low, 3)))
            .orElse("");
    return " (" + Figures.significant(1 / ratio.value(), 3) + " times" + ends + ")";
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Regressed regressed -> "worse";
      case Verdict.Improved improved -> "better";
      case Verdict.Equivalent equivalent -> "the same";
      case Verdict.Inconclusive unknown -> unknown.words();
    };
  }
}
