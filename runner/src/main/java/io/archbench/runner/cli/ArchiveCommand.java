package io.archbench.runner.cli;

import io.archbench.runner.run.RunArchive;
import io.archbench.runner.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a run's directory as a ZIP file; {@code fetch} calls it where the directory is. */
@Command(
    name = "archive",
    hidden = true,
    description = "Print a run's directory as a ZIP file.",
    mixinStandardHelpOptions = true)
final class ArchiveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path run = Path.of("");

  @Override
  public Integer call() throws IOException {
    RunArchive.write(RunDirectory.open(run), System.out);
    return ExitCodes.DONE;
  }
}
