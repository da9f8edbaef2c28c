package io.archbench.runner.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Entry point of the command line. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(run(Console.ofProcess(System.getenv()), arguments));
  }

  static int run(Console console, String... arguments) {
    CommandLine commands = ArchbenchCommand.commandLine(console, arguments);
    commands.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    commands.setParameterExceptionHandler(new UsageErrors(console));
    commands.setExecutionExceptionHandler(new Failures(console));
    commands.setExitCodeExceptionMapper(failure -> ExitCodes.BUG);
    commands.setUsageHelpAutoWidth(false);
    return commands.execute(arguments);
  }
}
