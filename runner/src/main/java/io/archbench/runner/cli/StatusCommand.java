package io.archbench.runner.cli;

import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunStatus;
import io.archbench.trial.json.CanonicalJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says how far a run has come, also while it runs. */
@Command(
    name = "status",
    description = "Say how far a run has come; works while it runs.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path run = Path.of("");

  @Mixin private final OutputChoice output = new OutputChoice();

  StatusCommand(Console console) {
    this.console = console;
  }

  private record Status(int schemaVersion, String directory, RunStatus status) {}

  @Override
  public Integer call() {
    RunStatus status = RunStatus.read(RunDirectory.open(run));
    console.result(
        output.isJson()
            ? CanonicalJson.indented(new Status(1, run.toString(), status))
            : text(status));
    return ExitCodes.DONE;
  }

  private String text(RunStatus status) {
    StringBuilder text = new StringBuilder();
    text.append(status.collected()).append(" of ").append(status.trials());
    text.append(" trials collected, ").append(status.trialsLeft()).append(" left (");
    text.append(status.cellsLeft()).append(" cells)\n");
    status.unfinished().forEach(trial -> text.append("not measured: ").append(trial).append('\n'));
    status
        .budgetSpent()
        .ifPresent(words -> text.append("the budget is used up: ").append(words).append('\n'));
    status
        .pending()
        .forEach(
            (variant, why) ->
                text.append("pending: ").append(variant).append(": ").append(why).append('\n'));
    text.append(
        status.finished()
            ? "finished\n"
            : "not finished; if no archbench works on it: archbench resume " + run + "\n");
    return text.toString();
  }
}
