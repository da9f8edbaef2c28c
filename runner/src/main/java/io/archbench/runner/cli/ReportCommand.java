package io.archbench.runner.cli;

import io.archbench.report.Report;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunReport;
import io.archbench.trial.json.CanonicalJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the reports of a run again, from its directory alone. */
@Command(
    name = "report",
    synopsisHeading =
        "Examples:%n"
            + "  archbench report runs/nightly-...                              in the run itself%n"
            + "  archbench report runs/nightly-... --format junit,md --out ci   for a CI server%n"
            + "%nUsage: ",
    description = "Make the reports of a run again from its directory, and print the answer.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path run = Path.of("");

  @Mixin private final ReportFormatOption formats = new ReportFormatOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the files are written (default: the run directory).")
  private @Nullable Path out;

  @Mixin private final WideOption wide = new WideOption();

  @Mixin private final AudienceOption audience = new AudienceOption();

  @Mixin private final OutputChoice output = new OutputChoice();

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunDirectory directory = RunDirectory.open(run);
    Report report = RunReport.of(directory);
    Path into = out == null ? directory.root() : out;
    RunReport.write(report, audience.of(formats.chosen()), into)
        .forEach(file -> console.say("wrote " + file));
    console.result(
        output.isJson()
            ? CanonicalJson.indented(report.document())
            : ReportText.of(report, console, wide.layout()));
    return ExitCodes.DONE;
  }
}
