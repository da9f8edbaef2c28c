package io.archbench.runner.cli;

import io.archbench.analysis.gate.GateResult;
import io.archbench.analysis.gate.GateResult.Finding;
import io.archbench.report.Report;
import io.archbench.report.ci.PullRequestComment;
import io.archbench.report.view.Check;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedPolicy;
import io.archbench.runner.plan.PolicyResolver;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunReport;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.CellSpec;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether a run passes, as an exit code and in words. */
@Command(
    name = "gate",
    synopsisHeading =
        "Examples:%n"
            + "  archbench gate runs/nightly-...                         by the policy of its study%n"
            + "  archbench gate runs/nightly-... --policy release.yaml   by another%n"
            + "%nUsage: ",
    description =
        "Say whether a run passes: 0 if it does, 1 for a regression or a dearer contender.",
    mixinStandardHelpOptions = true)
final class GateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path run = Path.of("");

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "What stands under policy in a study, in a file of its own.")
  private @Nullable Path policy;

  @Option(
      names = "--comment",
      paramLabel = "FILE",
      description = "Also write the pull-request comment that says the same.")
  private @Nullable Path comment;

  @Mixin private final OutputChoice output = new OutputChoice();

  GateCommand(Console console) {
    this.console = console;
  }

  private record Output(
      int schemaVersion,
      String directory,
      boolean passed,
      GateResult.Status status,
      int compared,
      int exit,
      List<Integer> all,
      List<Finding> findings) {}

  @Override
  public Integer call() throws IOException {
    RunDirectory directory = RunDirectory.open(run);
    Report report =
        RunReport.judged(directory, policy(directory.plan()), LocalDate.now(ZoneOffset.UTC));
    Check check = Check.of(report);
    GateResult result = check.gate();
    check.unfinished().ifPresent(console::say);
    if (comment != null) {
      RunReport.write(report, new PullRequestComment(), comment);
      console.say("wrote " + comment);
    }
    console.result(
        output.isJson()
            ? CanonicalJson.indented(
                new Output(
                    1,
                    run.toString(),
                    check.passed(),
                    check.status(),
                    result.compared(),
                    check.exit(),
                    check.all(),
                    result.findings()))
            : text(check));
    return check.exit();
  }

  private Optional<PlannedPolicy> policy(Plan plan) throws IOException {
    Path file = policy;
    return file == null
        ? Optional.empty()
        : Optional.of(
            PolicyResolver.resolve(
                StudyReader.readPolicy(file), plan.cells().stream().map(CellSpec::key).toList()));
  }

  private static String text(Check check) {
    GateResult result = check.gate();
    StringBuilder text = new StringBuilder();
    text.append(check.passed() ? "gate passed" : "gate failed")
        .append(": ")
        .append(result.compared())
        .append(result.compared() == 1 ? " cell compared\n" : " cells compared\n");
    for (Finding finding : result.findings()) {
      text.append(finding.fails() ? "  FAILS  " : "  passes ")
          .append(finding.kind().name().toLowerCase(Locale.ROOT));
      finding.cell().ifPresent(cell -> text.append("  ").append(cell));
      if (!finding.comparison().isEmpty()) {
        text.append("\n         ").append(finding.comparison());
      }
      text.append("\n         ").append(finding.words()).append('\n');
    }
    return text.toString();
  }
}
