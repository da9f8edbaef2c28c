package io.archbench.runner.cli;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
      "  archbench plan examples/quickstart.yaml    what would be measured, and how long",
      "  archbench resume runs/quickstart-...       go on after an interruption",
      "  archbench compare before.json after.json   two files that JMH wrote",
      ""
    },
    versionProvider = Version.class,
    mixinStandardHelpOptions = true)
final class ArchbenchCommand implements Callable<Integer> {
  /** In the order in which people are told of them. */
  private static final Map<String, Function<Console, Object>> COMMANDS = commands();

  private static final Set<String> SPEAK_OF_OTHERS = Set.of("completion", "help");

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
    return commandLine(console, COMMANDS);
  }

  /**
   * The commands that these arguments need: reading all the others' options takes longer than a
   * quick answer does.
   */
  static CommandLine commandLine(Console console, String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    if (first.equals("--version")) {
      return commandLine(console, Map.of());
    }
    Function<Console, Object> only = SPEAK_OF_OTHERS.contains(first) ? null : COMMANDS.get(first);
    return only == null ? commandLine(console) : commandLine(console, Map.of(first, only));
  }

  private static CommandLine commandLine(
      Console console, Map<String, Function<Console, Object>> chosen) {
    CommandLine commands = new CommandLine(new ArchbenchCommand(console));
    chosen.forEach((name, command) -> commands.addSubcommand(name, command.apply(console)));
    return commands;
  }

  private static Map<String, Function<Console, Object>> commands() {
    Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
    commands.put("plan", PlanCommand::new);
    commands.put("doctor", console -> new DoctorCommand(console, System.getenv()));
    commands.put("run", RunCommand::new);
    commands.put("resume", ResumeCommand::new);
    commands.put("status", StatusCommand::new);
    commands.put("attach", AttachCommand::new);
    commands.put("fetch", FetchCommand::new);
    commands.put("stop", StopCommand::new);
    commands.put("clean", CleanCommand::new);
    commands.put("report", ReportCommand::new);
    commands.put("export", ExportCommand::new);
    commands.put("verify", VerifyCommand::new);
    commands.put("compare", CompareCommand::new);
    commands.put("merge", MergeCommand::new);
    commands.put("gate", GateCommand::new);
    commands.put("nightly", NightlyCommand::new);
    commands.put("history", ArchbenchCommand::history);
    commands.put("trend", TrendCommand::new);
    commands.put("aa", SelfCommand::new);
    commands.put("validate", ValidateCommand::new);
    commands.put("suites", SuitesCommand::new);
    commands.put("image", ArchbenchCommand::image);
    commands.put("census", console -> new CensusCommand(console, System.getenv()));
    commands.put("shares", SharesCommand::new);
    commands.put("prices", PricesCommand::new);
    commands.put("savings", SavingsCommand::new);
    commands.put("version", VersionCommand::new);
    commands.put("config", ArchbenchCommand::config);
    commands.put("completion", CompletionCommand::new);
    commands.put("archive", console -> new ArchiveCommand());
    commands.put("help", HelpCommand::new);
    return Collections.unmodifiableMap(commands);
  }

  private static CommandLine image(Console console) {
    return new CommandLine(new ImageCommand(console))
        .addSubcommand(new ImageInspectCommand(console, System.getenv()))
        .addSubcommand(new ImageScanCommand(console, System.getenv()))
        .addSubcommand(new ImageCopyCommand(console, System.getenv()))
        .addSubcommand(new ImageBuildCommand(console, System.getenv()))
        .addSubcommand(new ImageJoinCommand(console, System.getenv()));
  }

  private static CommandLine history(Console console) {
    return new CommandLine(new HistoryCommand(console))
        .addSubcommand(new HistoryAddCommand(console))
        .addSubcommand(new HistoryListCommand(console))
        .addSubcommand(new HistoryExportCommand(console))
        .addSubcommand(new HistoryImportCommand(console))
        .addSubcommand(new HistoryPruneCommand(console, Clock.systemUTC()));
  }

  private static CommandLine config(Console console) {
    return new CommandLine(new ConfigCommand(console))
        .addSubcommand(new ConfigCommand.View(console, System.getenv()));
  }
}
