package io.archbench.runner.cli;

import io.archbench.k8s.detached.DetachedRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a runner in the cluster. */
@Command(
    name = "stop",
    description =
        "End the runner of a run started with --detach. Its trials go on, as after Ctrl-C; fetch"
            + " brings what it has, resume and clean work on that.",
    mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final DetachedName run = new DetachedName();

  StopCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (DetachedRun detached = run.open()) {
      detached.stop();
      console.say("the runner is told to end. Now bring what it has:  archbench fetch");
    }
    return ExitCodes.DONE;
  }
}
