package io.archbench.runner.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a command, or the exit codes. */
@Command(
    name = "help",
    description = "Explain a command, or `exit-codes`.",
    mixinStandardHelpOptions = true)
final class HelpCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "TOPIC", description = "A command, or exit-codes.")
  private String topic = "";

  HelpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandLine archbench = Objects.requireNonNull(spec).parent().commandLine();
    if (topic.equals("exit-codes")) {
      console.result(ExitCodes.TABLE);
    } else if (topic.isEmpty()) {
      console.result(archbench.getUsageMessage());
    } else if (archbench.getSubcommands().containsKey(topic)) {
      console.result(archbench.getSubcommands().get(topic).getUsageMessage());
    } else {
      throw new ParameterException(
          archbench, "no help on '" + topic + "': it is neither a command nor exit-codes");
    }
    return ExitCodes.DONE;
  }
}
