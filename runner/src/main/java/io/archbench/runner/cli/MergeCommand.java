package io.archbench.runner.cli;

import io.archbench.report.Report;
import io.archbench.report.ReportFormat;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunMerge;
import io.archbench.runner.run.RunReport;
import io.archbench.trial.RunId;
import io.archbench.trial.json.CanonicalJson;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Joins runs of several machines into one, and reports. */
@Command(
    name = "merge",
    synopsisHeading =
        "Example, after the same study ran on an x86 and on an Arm machine:%n"
            + "  archbench merge runs/study-...-aaaaaaaa from-arm/study-...-bbbbbbbb%n"
            + "%nUsage: ",
    description = "Join runs that measured different variants of the same work, and report.",
    mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RUN", arity = "2..*", description = "The run directories.")
  private List<Path> parts = List.of();

  @Mixin private final RunsOption runs = new RunsOption();

  @Mixin private final OutputChoice output = new OutputChoice();

  MergeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunDirectory merged =
        RunMerge.merge(
            parts.stream().map(RunDirectory::open).toList(),
            runs.directory(),
            RunId.random(new SecureRandom()),
            Clock.systemUTC(),
            Version.build());
    Report report = RunReport.of(merged);
    RunReport.write(report, ReportFormatOption.USUAL, merged.root());
    console.result(
        output.isJson()
            ? CanonicalJson.indented(report.document())
            : ReportText.of(report, console));
    console.say("report: " + merged.derived(ReportFormat.HTML.fileName()));
    console.say(merged.root().toString());
    return report.document().exit().code();
  }
}
