package io.archbench.runner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Holds the commands about images. */
@Command(
    name = "image",
    description = "Build, look at and move images for several platforms.",
    mixinStandardHelpOptions = true)
final class ImageCommand implements Callable<Integer> {
  private final Console console;

  ImageCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.say("archbench: which action? For example: archbench image inspect REF");
    console.say("See `archbench image --help`.");
    return ExitCodes.USAGE;
  }
}
