package io.archbench.runner.cli;

import io.archbench.analysis.trend.Series;
import io.archbench.analysis.trend.TrendAnalysis;
import io.archbench.history.History;
import io.archbench.history.Selection;
import io.archbench.history.StudySummary;
import io.archbench.report.data.TrendJson;
import io.archbench.report.html.TrendPages;
import io.archbench.report.text.Glyphs;
import io.archbench.report.text.TextReport;
import io.archbench.report.text.TrendText;
import io.archbench.report.trend.TrendFacts;
import io.archbench.report.trend.TrendReport;
import io.archbench.runner.run.RunReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what became of the cells of nightly studies. */
@Command(
    name = "trend",
    synopsisHeading =
        "Examples:%n"
            + "  archbench trend                          what moved, of all studies%n"
            + "  archbench trend --study nightly --all    each series of one%n"
            + "  archbench trend --html trend/            pages for a browser, offline%n"
            + "%nUsage: ",
    description = "Show what became of each cell, night by night, against its anchor.",
    mixinStandardHelpOptions = true)
final class TrendCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final HistoryOption history = new HistoryOption();

  @Option(names = "--study", paramLabel = "NAME", description = "One study only.")
  private Optional<String> study = Optional.empty();

  @Option(
      names = "--cells",
      paramLabel = "PATTERN",
      description = "Cells only that the pattern covers, such as 'indexing/*' or '*getData*'.")
  private Optional<String> cells = Optional.empty();

  @Option(
      names = "--nights",
      paramLabel = "N",
      description = "How many of each study are shown (default: " + TrendFacts.USUAL_NIGHTS + ").")
  private int nights = TrendFacts.USUAL_NIGHTS;

  @Option(names = "--all", description = "Also the series in which nothing moved.")
  private boolean all;

  @Option(
      names = "--html",
      paramLabel = "DIR",
      description = "Write pages for a browser: an index, and one for each suite.")
  private Optional<Path> html = Optional.empty();

  @Mixin private final OutputChoice output = new OutputChoice();

  TrendCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (nights < 1) {
      throw new ParameterException(spec.commandLine(), "--nights: expected at least 1");
    }
    TrendReport report = report();
    console.result(output.isJson() ? TrendJson.text(report) : text().text(report));
    html.ifPresent(directory -> write(report, directory));
    return ExitCodes.DONE;
  }

  private TrendReport report() {
    List<Series> series;
    try (History opened = history.openExisting()) {
      series = opened.series(selection());
      if (series.isEmpty()) {
        throw new ParameterException(spec.commandLine(), nothing(opened));
      }
    }
    return new TrendReport(
        TrendAnalysis.of(series),
        new TrendFacts(
            study.orElse("all studies"),
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            Version.build(),
            nights,
            repeat()));
  }

  private static String nothing(History opened) {
    List<String> studies = opened.studies().stream().map(StudySummary::study).toList();
    return opened.place()
        + (studies.isEmpty()
            ? " holds no night yet: archbench history add RUN"
            : " holds no such series; its studies are " + String.join(", ", studies));
  }

  private Selection selection() {
    Selection wanted = study.map(Selection::ofStudy).orElse(Selection.ALL);
    return cells.map(wanted::ofCells).orElse(wanted);
  }

  private String repeat() {
    return "archbench trend"
        + history.repeated()
        + study.map(name -> " --study " + ShellWord.of(name)).orElse("")
        + cells.map(pattern -> " --cells " + ShellWord.of(pattern)).orElse("")
        + (nights == TrendFacts.USUAL_NIGHTS ? "" : " --nights " + nights);
  }

  private TrendText text() {
    return new TrendText(
        console.colour() ? TextReport.Colour.ON : TextReport.Colour.OFF,
        Glyphs.of(System.getenv()),
        all ? TrendText.Rows.ALL : TrendText.Rows.MOVED);
  }

  private void write(TrendReport report, Path directory) {
    for (TrendPages.Page page : new TrendPages().of(report)) {
      RunReport.write(directory.resolve(page.name()), page.html().getBytes(StandardCharsets.UTF_8));
    }
    console.say("pages: " + directory.resolve("index.html"));
  }
}
