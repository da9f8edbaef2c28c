package io.archbench.runner.cli;

import io.archbench.history.History;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the history, line by line. */
@Command(
    name = "export",
    synopsisHeading =
        "Examples:%n"
            + "  archbench history export > history.ndjson    for a copy, or another database%n"
            + "%nUsage: ",
    description = "Print the history on standard output, one line of JSON for each row.",
    mixinStandardHelpOptions = true)
final class HistoryExportCommand implements Callable<Integer> {
  private static final int BUFFER = 1 << 16;

  private final Console console;

  @Mixin private final HistoryOption history = new HistoryOption();

  HistoryExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (History opened = history.openExisting()) {
      OutputStream out = new BufferedOutputStream(console.out(), BUFFER);
      long rows = opened.export(out);
      out.flush();
      if (console.out().checkError()) {
        throw new IOException("standard output cannot be written: the export is not whole");
      }
      console.say("exported " + rows + " rows of " + opened.place());
    }
    return ExitCodes.DONE;
  }
}
