package io.archbench.runner.cli;

import io.archbench.history.History;
import io.archbench.history.NightSummary;
import io.archbench.history.StudySummary;
import io.archbench.report.text.Lines;
import io.archbench.trial.json.CanonicalJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what is in the history. */
@Command(
    name = "list",
    synopsisHeading =
        "Examples:%n"
            + "  archbench history list            its studies%n"
            + "  archbench history list nightly    the nights of one%n"
            + "%nUsage: ",
    description = "List the studies of the history, or the nights of one.",
    mixinStandardHelpOptions = true)
final class HistoryListCommand implements Callable<Integer> {
  private static final TextTable<StudySummary> STUDIES =
      new TextTable<>(
          List.of(
              new TextTable.Column<>("study", false, StudySummary::study),
              new TextTable.Column<>("nights", true, each -> Integer.toString(each.nights())),
              new TextTable.Column<>("series", true, each -> Integer.toString(each.series())),
              new TextTable.Column<>("rows", true, each -> Long.toString(each.rows())),
              new TextTable.Column<>("oldest", false, each -> seconds(each.oldest())),
              new TextTable.Column<>("newest", false, each -> seconds(each.newest()))));

  private static final TextTable<NightSummary> NIGHTS =
      new TextTable<>(
          List.of(
              new TextTable.Column<>("run", false, each -> each.night().run()),
              new TextTable.Column<>("measured", false, each -> seconds(each.night().measured())),
              new TextTable.Column<>("rows", true, each -> Long.toString(each.rows())),
              new TextTable.Column<>("commit", false, each -> each.night().commit().orElse("-"))));

  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "STUDY", description = "The study's name.")
  private @Nullable String study;

  @Mixin private final HistoryOption history = new HistoryOption();
  @Mixin private final OutputChoice output = new OutputChoice();

  HistoryListCommand(Console console) {
    this.console = console;
  }

  private record Studies(int schemaVersion, String history, List<StudySummary> studies) {}

  private record Nights(
      int schemaVersion, String history, String study, List<NightSummary> nights) {}

  @Override
  public Integer call() {
    try (History opened = history.openExisting()) {
      String named = study;
      return named == null ? studies(opened) : nights(opened, named);
    }
  }

  private int studies(History opened) {
    List<StudySummary> found = opened.studies();
    console.result(
        output.isJson()
            ? CanonicalJson.indented(new Studies(1, opened.place(), found))
            : found.isEmpty() ? opened.place() + " holds no night yet\n" : text(STUDIES, found));
    return ExitCodes.DONE;
  }

  private int nights(History opened, String named) {
    List<NightSummary> found =
        opened.nights().stream().filter(each -> each.night().study().equals(named)).toList();
    if (found.isEmpty()) {
      console.say(
          "archbench: "
              + opened.place()
              + " holds no night of a study "
              + named
              + "; `archbench history list` names those that it has");
      return ExitCodes.USAGE;
    }
    console.result(
        output.isJson()
            ? CanonicalJson.indented(new Nights(1, opened.place(), named, found))
            : text(NIGHTS, found));
    return ExitCodes.DONE;
  }

  private static <T> String text(TextTable<T> table, List<T> rows) {
    Lines lines = new Lines();
    table.add(lines, rows, rows);
    return lines.toString();
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
