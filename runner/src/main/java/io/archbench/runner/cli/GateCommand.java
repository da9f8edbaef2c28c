package io.archbench.runner.cli;

import io.archbench.analysis.gate.GateResult;
import io.archbench.analysis.gate.GateResult.Finding;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedPolicy;
import io.archbench.runner.plan.PolicyResolver;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunReport;
import io.archbench.runner.run.RunStatus;
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

  @Mixin private final OutputChoice output = new OutputChoice();

  GateCommand(Console console) {
    this.console = console;
  }

  private record Output(
      int schemaVersion,
      String directory,
      boolean passed,
      int compared,
      int exit,
      List<Integer> all,
      List<Finding> findings) {}

  @Override
  public Integer call() throws IOException {
    RunDirectory directory = RunDirectory.open(run);
    GateResult result =
        RunReport.gate(directory, policy(directory.plan()), LocalDate.now(ZoneOffset.UTC));
    int code = result.all().stream().reduce(ExitCodes.DONE, ExitCodes::worse);
    RunStatus status = RunStatus.read(directory);
    if (status.trialsLeft() > 0 || !status.unfinished().isEmpty()) {
      console.say(
          "%d trials are left and %d could not be measured: resume the run first"
              .formatted(status.trialsLeft(), status.unfinished().size()));
      code = ExitCodes.worse(code, ExitCodes.INFRASTRUCTURE);
    }
    console.result(
        output.isJson()
            ? CanonicalJson.indented(
                new Output(
                    1,
                    run.toString(),
                    code == ExitCodes.DONE,
                    result.compared(),
                    code,
                    result.all(),
                    result.findings()))
            : text(result, code));
    return code;
  }

  private Optional<PlannedPolicy> policy(Plan plan) throws IOException {
    Path file = policy;
    return file == null
        ? Optional.empty()
        : Optional.of(
            PolicyResolver.resolve(
                StudyReader.readPolicy(file), plan.cells().stream().map(CellSpec::key).toList()));
  }

  private static String text(GateResult result, int code) {
    StringBuilder text = new StringBuilder();
    text.append(code == ExitCodes.DONE ? "gate passed" : "gate failed")
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
