package io.archbench.runner.cli;

import io.archbench.history.History;
import io.archbench.history.Imported;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds an export to the history. */
@Command(
    name = "import",
    synopsisHeading =
        "Examples:%n"
            + "  archbench history import history.ndjson    all of its nights, or none%n"
            + "%nUsage: ",
    description = "Add the nights that `archbench history export` wrote, all of them or none.",
    mixinStandardHelpOptions = true)
final class HistoryImportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "What an export wrote.")
  private Path file = Path.of("");

  @Option(
      names = "--again",
      description = "Replace what is there of the same runs, where it is something else.")
  private boolean again;

  @Mixin private final HistoryOption history = new HistoryOption();

  HistoryImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (History opened = history.open()) {
      Imported done = opened.importFrom(file, again);
      console.result(
          "imported into %s: %d nights added, %d there already, %d replaced (%d rows read)\n"
              .formatted(
                  opened.place(), done.added(), done.alreadyThere(), done.replaced(), done.rows()));
    }
    return ExitCodes.DONE;
  }
}
