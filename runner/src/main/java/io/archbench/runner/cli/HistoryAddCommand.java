package io.archbench.runner.cli;

import io.archbench.history.Added;
import io.archbench.history.History;
import io.archbench.history.NightRecord;
import io.archbench.runner.run.NightOfRun;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunRecords;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

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
  /** Reads what a build was made of. */
  private static final class Commit implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (!text.matches("[\\x21-\\x7e]{1,200}")) {
        throw new TypeConversionException("expected the id of a commit, such as 3f2a9c1");
      }
      return text;
    }
  }

  private final Console console;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path run = Path.of("");

  @Option(
      names = "--commit",
      paramLabel = "SHA",
      converter = Commit.class,
      description = "What the contender was built from.")
  private @Nullable String commit;

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
    RunRecords records = RunRecords.read(directory);
    NightRecord night = NightOfRun.of(directory, records, Optional.ofNullable(commit));
    int unfinished = records.status().unfinished().size();
    if (unfinished > 0) {
      console.say(unfinished + " trials could not be measured: their cells have fewer units");
    }
    try (History opened = history.open()) {
      Added added = again ? opened.addAgain(night) : opened.add(night);
      console.result(words(night, added, opened.place()) + "\n");
    }
    return ExitCodes.DONE;
  }

  private static String words(NightRecord night, Added added, String place) {
    String run = "run " + night.night().run() + " of the study " + night.night().study();
    String rows = night.rows().size() + (night.rows().size() == 1 ? " row" : " rows");
    return switch (added) {
      case ADDED -> "added " + run + ", " + rows + ", to " + place;
      case ALREADY_THERE -> run + " is in " + place + " already; nothing was changed";
      case REPLACED -> "replaced " + run + ", now " + rows + ", in " + place;
    };
  }
}
