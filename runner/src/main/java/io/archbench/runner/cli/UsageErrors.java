package io.archbench.runner.cli;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command that was not understood: what was wrong, what was perhaps meant, where help is. */
record UsageErrors(Console console) implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    console.say("archbench: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, command.getErr());
    console.say("See `" + command.getCommandSpec().qualifiedName() + " --help`.");
    return ExitCodes.USAGE;
  }
}
