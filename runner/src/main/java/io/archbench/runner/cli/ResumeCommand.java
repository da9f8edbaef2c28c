package io.archbench.runner.cli;

import io.archbench.runner.run.RunDirectory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on with a run that was interrupted or killed. */
@Command(
    name = "resume",
    description = "Go on with a run that was interrupted or killed; measures only what is missing.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path run = Path.of("");

  @Mixin private final MissingOption missing = new MissingOption();

  @Mixin private final OutputChoice output = new OutputChoice();

  ResumeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    return new Measuring(console, RunDirectory.open(run)).run(output, missing.isAllowed());
  }
}
