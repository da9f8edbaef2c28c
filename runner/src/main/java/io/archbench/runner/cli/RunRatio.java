package io.archbench.runner.cli;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.price.Savings.Machines;
import io.archbench.analysis.price.Savings.RatioUsed;
import io.archbench.analysis.price.WorkRatio;
import io.archbench.analysis.whole.Pricing;
import io.archbench.report.Report;
import io.archbench.report.RunFacts;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    Report report = RunReport.of(RunDirectory.open(run));
    return of(
        report.document(),
        variant ->
            report.facts().ran().stream()
                .filter(ran -> ran.variant().equals(variant))
                .map(RunFacts.Ran::cpuModel)
                .distinct()
                .toList(),
        run.toString(),
        wanted);
  }

  /**
   * Takes it from a comparison.
   *
   * @param cpuModels that each variant ran on
   */
  static RatioUsed of(
      ComparisonDocument document,
      Function<String, List<String>> cpuModels,
      String run,
      Optional<String> wanted) {
    Comparison comparison = chosen(document, run, wanted);
    return comparison
        .whole()
        .map(
            whole ->
                RatioUsed.measured(
                    WorkRatio.of(whole.ratio()),
                    source(document, comparison),
                    new Machines(
                        machines(
                            comparison, Pricing::baseline, cpuModels.apply(comparison.baseline())),
                        machines(
                            comparison,
                            Pricing::contender,
                            cpuModels.apply(comparison.contender())))))
        .orElseThrow(
            () ->
                new NoRatioException(
                    "%s has no ratio for the whole of %s: no representative cell was measured on both sides.\nMeasure cells with weights, which `archbench suites` shows, or state a ratio with --ratio R."
                        .formatted(run, name(comparison))));
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
      throw new NoRatioException(
          Stream.concat(
                  Stream.of(run + " compares nothing yet."),
                  document.pending().stream()
                      .map(each -> each.variant() + " is pending: " + each.why()))
              .collect(Collectors.joining("\n")));
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

  private static String source(ComparisonDocument document, Comparison comparison) {
    return "run %s (%s%s)"
        .formatted(
            document.run(),
            name(comparison),
            document.demonstration() ? "; a demonstration, too short to be relied on" : "");
  }

  /** The types, where prices made the run look for them, else the CPUs that it saw. */
  private static String machines(
      Comparison comparison, Function<Pricing, Pricing.Side> side, List<String> cpuModels) {
    List<String> types =
        comparison.pricing().map(side).map(Pricing.Side::measuredOn).orElse(List.of());
    List<String> known = types.isEmpty() ? cpuModels : types;
    return known.isEmpty() ? "machines that are not known" : String.join(", ", known);
  }

  private static String name(Comparison comparison) {
    return comparison.baseline() + ":" + comparison.contender();
  }
}
