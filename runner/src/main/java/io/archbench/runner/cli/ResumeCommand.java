package io.archbench.runner.cli;

import io.archbench.runner.run.RunArchive;
import io.archbench.runner.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--seed",
      hidden = true,
      paramLabel = "ARCHIVE",
      description = "What the directory is in the beginning, if it is not there yet.")
  private Optional<Path> seed = Optional.empty();

  @Mixin private final MissingOption missing = new MissingOption();

  @Mixin private final OutputChoice output = new OutputChoice();

  ResumeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (seed.isPresent() && !RunDirectory.isAt(run)) {
      RunArchive.unpack(seed.get(), run);
    }
    return new Measuring(console, RunDirectory.open(run)).run(output, missing.isAllowed());
  }
}
