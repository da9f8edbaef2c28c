package io.archbench.runner.cli;

import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.gate.ToldHistory;
import io.archbench.history.History;
import io.archbench.history.HistoryException;
import io.archbench.history.UnreachableHistoryException;
import io.archbench.report.Report;
import io.archbench.report.ReportFormat;
import io.archbench.report.view.Check;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.run.BegunNights;
import io.archbench.runner.run.NightMark;
import io.archbench.runner.run.NightlyHistory;
import io.archbench.runner.run.NothingToKeepException;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunLock;
import io.archbench.runner.run.RunReport;
import io.archbench.runner.run.RunStatus;
import io.archbench.runner.study.NightlyStudy;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.Study;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A whole night in one command, for a CronJob or a step of a pipeline. */
@Command(
    name = "nightly",
    synopsisHeading =
        "Examples:%n"
            + "  archbench nightly nightly.yaml                  builds as the study names them%n"
            + "  archbench nightly nightly.yaml --on kubernetes --baseline HOST/BENCH:main%n"
            + "      --candidate HOST/BENCH:head --anchor HOST/BENCH:first --commit $SHA%n"
            + "%nUsage: ",
    description =
        "Has a build regressed? Measure it against another in paired blocks, confirm what looks slower,"
            + " report, and say by the exit code whether it passes. Started again, it goes on.",
    mixinStandardHelpOptions = true)
final class NightlyCommand implements Callable<Integer> {
  private static final Set<ReportFormat> FORMATS =
      EnumSet.of(
          ReportFormat.HTML,
          ReportFormat.MARKDOWN,
          ReportFormat.COMMENT,
          ReportFormat.CSV,
          ReportFormat.JSON,
          ReportFormat.JUNIT,
          ReportFormat.OPEN_METRICS);

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "STUDY", description = "The study file, with design: detect.")
  private Path study = Path.of("");

  @Mixin private final BuildOptions builds = new BuildOptions();

  @Option(
      names = "--again",
      description = "Measure once more, though this night's run of these builds was begun before.")
  private boolean again;

  @Mixin private final CommitOption commit = new CommitOption();

  @Mixin private final HistoryOption history = new HistoryOption();

  @Option(
      names = "--no-history",
      description = "Leave the history alone, as for a build that is not of the main line.")
  private boolean withoutHistory;

  @Mixin private final NewRunOptions options = new NewRunOptions();

  @Mixin private final CalibrationOption calibration = new CalibrationOption();

  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  @Mixin private final MissingOption missing = new MissingOption();

  @Mixin private final OutputChoice output = new OutputChoice();

  NightlyCommand(Console console) {
    this.console = console;
  }

  /**
   * What {@code --json} prints.
   *
   * @param directory the run directory
   * @param history what the history says of the night; absent if it is not in one
   * @param gate absent if the run is not finished
   */
  private record Output(
      int schemaVersion,
      String directory,
      RunStatus status,
      ComparisonDocument comparison,
      Optional<ToldHistory> history,
      Optional<GateAnswer> gate,
      int exit) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (builds.isGiven() && !cluster.isCluster()) {
      throw new ParameterException(
          spec.commandLine(),
          "--baseline, --candidate and --anchor are images: add --on kubernetes. On this machine the"
              + " study names each variant's jar");
    }
    ParsedStudy parsed = NightlyStudy.of(StudyReader.read(study), builds.builds());
    checkHistory(parsed.study());
    BegunNights earlier = BegunNights.below(options.runs(), parsed.study().study());
    RunDirectory directory = begin(parsed);
    AbandonedNights.clean(console, earlier.abandoned(directory, Instant.now()));
    Measuring measuring = new Measuring(console, directory);
    return finish(
        directory,
        RunStatus.read(directory).finished()
            ? measuring.read() // no node is asked for when nothing is left
            : measuring.measure(FORMATS, missing.isAllowed()));
  }

  /** What is wrong with it for good is told before a night of nodes is spent. */
  private void checkHistory(Study read) {
    if (read.comparisons().stream().allMatch(each -> each.anchor().isEmpty())) {
      console.say("no history is kept: no comparison of the study has an anchor");
    } else if (!withoutHistory) {
      try (History opened = history.open()) {
        opened.studies();
      } catch (UnreachableHistoryException e) {
        console.say("archbench: " + TerminalText.lines(e.getMessage() + ""));
        console.say("The night begins all the same; the history is asked again at its end.");
      }
    }
  }

  /** Of two starts at once only one looks, so that both find the same run. */
  private RunDirectory begin(ParsedStudy parsed) throws IOException {
    String name = parsed.study().study();
    try (RunLock lock = BegunNights.beginning(options.runs(), name)) {
      lock.check();
      return begunOrNew(parsed, BegunNights.below(options.runs(), name));
    }
  }

  private RunDirectory begunOrNew(ParsedStudy parsed, BegunNights nights) throws IOException {
    try (Plans plans = cluster.plans(parsed, calibration, options.embedded())) {
      Plan placed = cluster.placed(plans);
      Optional<RunDirectory> begun = again ? Optional.empty() : nights.of(placed, Instant.now());
      if (begun.isPresent()) {
        tellBegun(begun.get());
        return begun.get();
      }
      Optional<String> builtFrom = commit.commit();
      if (builtFrom.isEmpty()) {
        builtFrom = cluster.commit(placed);
      }
      Plan plan =
          cluster.isCluster()
              ? cluster.examined(plans, console, options.accept(), missing.isAllowed(), false)
              : plans.plan();
      RunDirectory directory = plans.begin(console, options, plan);
      directory.store(NightMark.of(builtFrom));
      return directory;
    }
  }

  private void tellBegun(RunDirectory begun) {
    console.say(
        RunStatus.read(begun).finished()
            ? begun.root() + " is this night's, and is measured: --again measures it once more"
            : "this night was begun before, and goes on in " + begun.root());
  }

  private int finish(RunDirectory directory, Measuring.Measured measured) {
    if (!measured.status().finished()) {
      return unfinished(directory, measured);
    }
    Kept kept = keep(directory);
    Report report = RunReport.judged(directory, Optional.empty(), LocalDate.now(ZoneOffset.UTC));
    RunReport.write(report, FORMATS, directory.root());
    Check check = Check.of(report);
    int judged = ExitCodes.worse(measured.code(), check.exit());
    // a history that is away must not hide a regression
    int code = judged == ExitCodes.GATE_FAILED ? judged : ExitCodes.worse(judged, kept.code());
    console.result(
        output.isJson()
            ? CanonicalJson.indented(
                new Output(
                    1,
                    directory.root().toString(),
                    measured.status(),
                    report.document(),
                    kept.told(),
                    Optional.of(GateAnswer.of(directory.root(), check)),
                    code))
            : ReportText.of(report, console) + "\n" + GateAnswer.text(check));
    new Measuring(console, directory).tellWhere(measured.status());
    return code;
  }

  private int unfinished(RunDirectory directory, Measuring.Measured measured) {
    console.result(
        output.isJson()
            ? CanonicalJson.indented(
                new Output(
                    1,
                    directory.root().toString(),
                    measured.status(),
                    measured.report().document(),
                    Optional.empty(),
                    Optional.empty(),
                    measured.code()))
            : ReportText.of(measured.report(), console));
    console.say("The night is not over: the same command goes on.");
    new Measuring(console, directory).tellWhere(measured.status());
    return measured.code();
  }

  /**
   * What became of the history.
   *
   * @param code exit code; the night is judged whatever it is
   */
  private record Kept(Optional<ToldHistory> told, int code) {}

  private Kept keep(RunDirectory directory) {
    if (withoutHistory || directory.plan().references().isEmpty()) {
      return new Kept(Optional.empty(), ExitCodes.DONE);
    }
    try {
      NightlyHistory kept = NightlyHistory.add(directory, commit.commit(), history::open, false);
      console.say(HistoryAddCommand.words(kept));
      return new Kept(Optional.of(kept.told()), ExitCodes.DONE);
    } catch (HistoryException | NothingToKeepException e) {
      console.say("archbench: " + TerminalText.lines(e.getMessage() + ""));
      console.say(
          "The night is measured and judged all the same. Add it to the history with:  archbench"
              + " history add "
              + directory.root()
              + history.repeated());
      return new Kept(Optional.empty(), Failures.code(e));
    }
  }
}
