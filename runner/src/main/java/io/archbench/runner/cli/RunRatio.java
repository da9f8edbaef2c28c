package io.archbench.runner.cli;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.price.Savings.Origin;
import io.archbench.analysis.price.Savings.RatioUsed;
import io.archbench.analysis.price.WorkRatio;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one ratio of work that a run measured. */
final class RunRatio {
  private RunRatio() {}

  /**
   * Reads it from a run's directory.
   *
   * @param wanted {@code baseline:contender}; absent: the only comparison there is
   * @throws NoRatioException if the run says nothing on it
   */
  static RatioUsed read(Path run, Optional<String> wanted) {
    return of(RunReport.of(RunDirectory.open(run)).document(), run.toString(), wanted);
  }

  static RatioUsed of(ComparisonDocument document, String run, Optional<String> wanted) {
    Comparison comparison = chosen(document, run, wanted);
    WorkRatio ratio =
        comparison
            .whole()
            .map(whole -> WorkRatio.of(whole.ratio()))
            .orElseThrow(
                () ->
                    new NoRatioException(
                        "%s has no ratio for the whole of %s: no representative cell was measured on both sides. State one with --ratio R, or measure a suite with representative cells (`archbench suites` shows their weights)"
                            .formatted(run, name(comparison))));
    return RatioUsed.of(
        Origin.MEASURED,
        ratio,
        Optional.of(
            "run %s, %s%s"
                .formatted(
                    document.run(),
                    name(comparison),
                    document.demonstration()
                        ? "; a demonstration, too short to be relied on"
                        : "")));
  }

  private static Comparison chosen(
      ComparisonDocument document, String run, Optional<String> wanted) {
    List<Comparison> comparisons =
        document.comparisons().stream()
            .filter(each -> wanted.isEmpty() || name(each).equals(wanted.get()))
            .toList();
    if (comparisons.size() == 1) {
      return comparisons.get(0);
    }
    if (document.comparisons().isEmpty()) {
      throw new NoRatioException(run + " compares nothing yet" + pending(document));
    }
    throw new NoRatioException(
        "%s compares %s: say which with --comparison %s"
            .formatted(
                run,
                document.comparisons().stream()
                    .map(RunRatio::name)
                    .collect(Collectors.joining(" and ")),
                name(document.comparisons().get(0))));
  }

  private static String pending(ComparisonDocument document) {
    return document.pending().stream()
        .map(each -> "; " + each.variant() + " is pending: " + each.why())
        .collect(Collectors.joining());
  }

  private static String name(Comparison comparison) {
    return comparison.baseline() + ":" + comparison.contender();
  }
}
