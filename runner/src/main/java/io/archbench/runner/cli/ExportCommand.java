package io.archbench.runner.cli;

import io.archbench.report.Report;
import io.archbench.report.ReportFile;
import io.archbench.report.ReportFormat;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunReport;
import io.archbench.trial.Nearest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes one file of a run to standard output, for whatever reads it there. */
@Command(
    name = "export",
    synopsisHeading =
        "Examples:%n"
            + "  archbench export runs/nightly-... --format benchstat | benchstat -col variant -%n"
            + "  archbench export runs/nightly-... --format jmh --variant arm64 > arm64.json%n"
            + "%nUsage: ",
    description = "Write one file of a run to standard output.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path run = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = ReportFormatOption.Converter.class,
      completionCandidates = ReportFormatOption.Labels.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private @Nullable ReportFormat format;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "Whose file, where each variant has one (jmh).")
  private Optional<String> variant = Optional.empty();

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ReportFormat chosen = format;
    if (chosen == null) {
      throw usage("--format: which one? There are " + ReportFormat.labels());
    }
    Report report = RunReport.of(RunDirectory.open(run));
    ReportFile file = one(chosen, chosen.files(report));
    console.result(new String(file.writer().bytes(report), StandardCharsets.UTF_8));
    return ExitCodes.DONE;
  }

  private ReportFile one(ReportFormat chosen, List<ReportFile> files) {
    List<String> variants = files.stream().flatMap(file -> file.variant().stream()).toList();
    if (files.isEmpty()) {
      throw usage("--format " + chosen.label() + ": no variant of " + run + " is measured yet");
    }
    if (variants.isEmpty()) {
      if (variant.isPresent()) {
        throw usage("--variant: the file of " + chosen.label() + " is about all variants");
      }
      return files.getFirst();
    }
    String wanted =
        variant.orElseThrow(
            () ->
                usage(
                    "--format %s has a file for each variant: %s"
                        .formatted(
                            chosen.label(),
                            variants.stream()
                                .map(name -> "--variant " + name)
                                .collect(Collectors.joining(" or ")))));
    return files.stream()
        .filter(file -> file.variant().equals(variant))
        .findFirst()
        .orElseThrow(
            () ->
                usage(
                    "--variant: nothing is measured of '%s'%s; there are %s"
                        .formatted(
                            wanted, Nearest.hint(wanted, variants), String.join(", ", variants))));
  }

  private ParameterException usage(String words) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), words);
  }
}
