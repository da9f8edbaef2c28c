package io.archbench.runner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Holds the commands about the history. */
@Command(
    name = "history",
    description = "Keep what nights of a study say, to see what becomes of it.",
    mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {
  private final Console console;

  HistoryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.say("archbench: which action? For example: archbench history add RUN");
    console.say("See `archbench history --help`.");
    return ExitCodes.USAGE;
  }
}
