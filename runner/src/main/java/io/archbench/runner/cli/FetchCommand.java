package io.archbench.runner.cli;

import io.archbench.k8s.detached.DetachedRun;
import io.archbench.k8s.detached.RunnerState;
import io.archbench.runner.run.RunArchive;
import io.archbench.runner.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the directory of a run that a runner in the cluster works on, or did. */
@Command(
    name = "fetch",
    synopsisHeading =
        "Examples:%n"
            + "  archbench fetch abcdefgh -n archbench       into runs/, also while it runs%n"
            + "%nUsage: ",
    description =
        "Bring the directory of a run started with --detach from its volume; what is there of it"
            + " already is brought up to date.",
    mixinStandardHelpOptions = true)
final class FetchCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final DetachedName run = new DetachedName();

  @Mixin private final RunsOption runs = new RunsOption();

  FetchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path archive = Files.createTempFile("archbench-run", ".zip");
    try (DetachedRun detached = run.open()) {
      RunnerState state = detached.state();
      detached.fetch(archive);
      RunDirectory directory =
          RunArchive.unpack(archive, runs.directory().resolve(state.directory()));
      run.context().ifPresent(directory::fetchedFrom);
      console.say(
          state.ended()
              ? "no runner works on it any more: that is all of it"
              : "the runner still works on it: fetch it again later");
      console.result(directory.root() + "\n");
      return ExitCodes.DONE;
    } finally {
      Files.delete(archive);
    }
  }
}
