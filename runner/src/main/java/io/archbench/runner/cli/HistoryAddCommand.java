package io.archbench.runner.cli;

import io.archbench.history.NightRecord;
import io.archbench.runner.run.NightlyHistory;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunStatus;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a run to the history. */
@Command(
    name = "add",
    synopsisHeading =
        "Examples:%n"
            + "  archbench history add runs/nightly-...                    each run once%n"
            + "  archbench history add runs/nightly-... --commit c0ffee    with what was built%n"
            + "%nUsage: ",
    description =
        "Add what a finished run says of its contenders against their anchors. A run that is there"
            + " already is not added twice.",
    mixinStandardHelpOptions = true)
final class HistoryAddCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path run = Path.of("");

  @Mixin private final CommitOption commit = new CommitOption();

  @Option(
      names = "--again",
      description = "Replace what is there of the same run, if it is something else.")
  private boolean again;

  @Mixin private final HistoryOption history = new HistoryOption();

  HistoryAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunDirectory directory = RunDirectory.open(run);
    int unfinished = RunStatus.read(directory).unfinished().size();
    if (unfinished > 0) {
      console.say(unfinished + " trials could not be measured: their cells have fewer units");
    }
    console.result(
        words(NightlyHistory.add(directory, commit.commit(), history::open, again)) + "\n");
    return ExitCodes.DONE;
  }

  static String words(NightlyHistory kept) {
    NightRecord night = kept.night();
    String run = "run " + night.night().run() + " of the study " + night.night().study();
    String rows = night.rows().size() + (night.rows().size() == 1 ? " row" : " rows");
    return switch (kept.added()) {
      case ADDED -> "added " + run + ", " + rows + ", to " + kept.place();
      case ALREADY_THERE -> run + " is in " + kept.place() + " already; nothing was changed";
      case REPLACED -> "replaced " + run + ", now " + rows + ", in " + kept.place();
    };
  }
}
