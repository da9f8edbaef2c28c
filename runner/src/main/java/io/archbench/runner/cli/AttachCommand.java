package io.archbench.runner.cli;

import io.archbench.k8s.detached.DetachedRun;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a runner in the cluster says, until its end. */
@Command(
    name = "attach",
    synopsisHeading =
        "Examples:%n"
            + "  archbench attach abcdefgh -n archbench      from any machine with a kubeconfig%n"
            + "%nUsage: ",
    description =
        "Show what the runner of a run started with --detach says, until its end, and end with its"
            + " exit code. Ctrl-C only stops the showing.",
    mixinStandardHelpOptions = true)
final class AttachCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final DetachedName run = new DetachedName();

  AttachCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (DetachedRun detached = run.open()) {
      OptionalInt code = detached.follow(line -> console.result(TerminalText.of(line) + "\n"));
      return code.orElseGet(
          () -> {
            console.say(
                "archbench: the runner has ended, or was stopped, and left no exit code: its pod is"
                    + " gone");
            return ExitCodes.INFRASTRUCTURE;
          });
    }
  }
}
