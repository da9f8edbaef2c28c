package io.archbench.runner.cli;

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

  @Override
  public Integer call() throws IOException {
    RunDirectory directory = RunDirectory.open(run);
    Report report =
        RunReport.judged(directory, policy(directory.plan()), LocalDate.now(ZoneOffset.UTC));
    Check check = Check.of(report);
    check.unfinished().ifPresent(console::say);
    if (comment != null) {
      RunReport.write(report, new PullRequestComment(), comment);
      console.say("wrote " + comment);
    }
    console.result(
        output.isJson()
            ? CanonicalJson.indented(GateAnswer.of(run, check))
            : GateAnswer.text(check));
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
}
