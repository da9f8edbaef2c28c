package io.archbench.runner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that holds all others. */
@Command(
    name = "archbench",
    description = {
      "Is a unit of our own Java work cheaper on another kind of node, by how much, and how sure are"
          + " we?"
    },
    synopsisSubcommandLabel = "COMMAND",
    header = {
      "Examples:",
      "  archbench run examples/quickstart.yaml     measure, compare, report",
      "  archbench plan examples/quickstart.yaml    show what would be measured, and how long",
      "  archbench resume runs/quickstart-...       go on after an interruption",
      "  archbench compare before.json after.json   two files that JMH wrote",
      ""
    },
    versionProvider = Version.class,
    mixinStandardHelpOptions = true)
final class ArchbenchCommand implements Callable<Integer> {
  private final Console console;

  ArchbenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.say("archbench: which command? For example: archbench run examples/quickstart.yaml");
    console.say("See `archbench --help`.");
    return ExitCodes.USAGE;
  }

  /** All commands, each with the streams it writes to. */
  static CommandLine commandLine(Console console) {
    return new CommandLine(new ArchbenchCommand(console))
        .addSubcommand(new PlanCommand(console))
        .addSubcommand(new RunCommand(console))
        .addSubcommand(new ResumeCommand(console))
        .addSubcommand(new StatusCommand(console))
        .addSubcommand(new ReportCommand(console))
        .addSubcommand(new CompareCommand(console))
        .addSubcommand(new MergeCommand(console))
        .addSubcommand(new SuitesCommand(console))
        .addSubcommand(new PricesCommand(console))
        .addSubcommand(new SavingsCommand(console))
        .addSubcommand(new VersionCommand(console))
        .addSubcommand(config(console))
        .addSubcommand(new CompletionCommand(console))
        .addSubcommand(new HelpCommand(console));
  }

  private static CommandLine config(Console console) {
    return new CommandLine(new ConfigCommand(console))
        .addSubcommand(new ConfigCommand.View(console, System.getenv()));
  }
}
