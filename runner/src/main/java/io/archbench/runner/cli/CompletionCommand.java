package io.archbench.runner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script with which a shell completes commands and options. */
@Command(
    name = "completion",
    synopsisHeading =
        "Examples:%n"
            + "  bash:  source <(archbench completion bash)%n"
            + "  zsh:   source <(archbench completion zsh)%n"
            + "  fish:  archbench completion fish | source%n"
            + "%nUsage: ",
    description = "Print the completion script of a shell.",
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  private static final String NAME = "archbench";
  private static final String ZSH =
      "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n";

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell = Shell.bash;

  /** The shells, as they are called. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandLine archbench = Objects.requireNonNull(spec).parent().commandLine();
    console.result(
        switch (shell) {
          case bash -> AutoComplete.bash(NAME, archbench);
          case zsh -> ZSH + AutoComplete.bash(NAME, archbench);
          case fish -> fish(archbench);
        });
    return ExitCodes.DONE;
  }

  private static String fish(CommandLine archbench) {
    List<String> lines = new ArrayList<>();
    archbench
        .getSubcommands()
        .forEach(
            (name, command) -> {
              lines.add(line("__fish_use_subcommand", "-a " + name, words(command)));
              command.getCommandSpec().options().stream()
                  .map(option -> option(name, option))
                  .forEach(lines::add);
            });
    return String.join("\n", lines) + "\n";
  }

  private static String option(String command, OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
      names.append(' ');
    }
    String value = option.arity().max() == 0 ? "" : "-r";
    return line(
        "__fish_seen_subcommand_from " + command,
        (names + value).strip(),
        first(option.description()));
  }

  private static String line(String condition, String what, String description) {
    String quoted = description.replace("\\", "\\\\").replace("'", "\\'");
    return "complete -c %s -n '%s' %s -d '%s'".formatted(NAME, condition, what, quoted);
  }

  private static String words(CommandLine command) {
    return first(command.getCommandSpec().usageMessage().description());
  }

  private static String first(String[] description) {
    return description.length == 0 ? "" : description[0];
  }
}
