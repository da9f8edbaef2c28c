package io.archbench.runner.cli;

import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.history.History;
import io.archbench.history.HistoryException;
import io.archbench.k8s.cluster.ClusterException;
import io.archbench.report.Report;
import io.archbench.report.ReportFormat;
import io.archbench.report.view.Check;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedCluster;
import io.archbench.runner.run.BegunNights;
import io.archbench.runner.run.NightlyHistory;
import io.archbench.runner.run.NothingToKeepException;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunInUseException;
import io.archbench.runner.run.RunLock;
import io.archbench.runner.run.RunReport;
import io.archbench.runner.run.RunStatus;
import io.archbench.runner.run.ToldHistory;
import io.archbench.runner.study.NightlyStudy;
import io.archbench.runner.study.ParsedStudy;
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
    BegunNights nights = BegunNights.below(options.runs(), parsed.study().study());
    RunDirectory directory = begunOrNew(parsed, nights);
    // asked while the registry is known to be there: a night is kept with or without a commit
    Optional<String> builtFrom = commit.commit();
    if (builtFrom.isEmpty()) {
      builtFrom = cluster.commit(directory.plan());
    }
    abandon(nights, directory);
    Measuring.Measured measured =
        new Measuring(console, directory).measure(FORMATS, missing.isAllowed());
    return finish(directory, builtFrom, measured);
  }

  private RunDirectory begunOrNew(ParsedStudy parsed, BegunNights nights) throws IOException {
    try (Plans plans = cluster.plans(parsed, calibration, options.embedded())) {
      Optional<RunDirectory> begun =
          again ? Optional.empty() : nights.of(cluster.placed(plans), Instant.now());
      if (begun.isPresent()) {
        tellBegun(begun.get());
        return begun.get();
      }
      Plan plan =
          cluster.isCluster()
              ? cluster.examined(plans, console, options.accept(), missing.isAllowed(), false)
              : plans.plan();
      return plans.begin(console, options, plan);
    }
  }

  private void tellBegun(RunDirectory begun) {
    console.say(
        RunStatus.read(begun).finished()
            ? begun.root() + " is this night's, and is measured: --again measures it once more"
            : "this night was begun before, and goes on in " + begun.root());
  }

  /** Nobody comes back to a night that was not finished: what it left in a cluster is deleted. */
  private void abandon(BegunNights nights, RunDirectory tonight) throws InterruptedException {
    for (RunDirectory run : nights.abandoned(tonight, Instant.now())) {
      Optional<PlannedCluster> where = run.plan().cluster();
      if (where.isPresent()) {
        clean(run, where.get());
      }
    }
  }

  private void clean(RunDirectory run, PlannedCluster where) throws InterruptedException {
    try (RunLock lock = run.lock();
        RunInClusters objects = RunInClusters.of(run, where)) {
      lock.check();
      int left = objects.list().objects().size();
      if (left > 0) {
        objects.delete();
        console.say(run.root() + " was never finished: " + left + " of its objects are deleted");
      }
    } catch (RunInUseException e) {
      console.say(run.root() + " is being measured by somebody else");
    } catch (ClusterException e) {
      console.say("what " + run.root() + " left could not be looked at: " + e.getMessage());
    }
  }

  private int finish(
      RunDirectory directory, Optional<String> builtFrom, Measuring.Measured measured) {
    if (!measured.status().finished()) {
      return unfinished(directory, measured);
    }
    Kept kept = keep(directory, builtFrom);
    Report report = RunReport.judged(directory, Optional.empty(), LocalDate.now(ZoneOffset.UTC));
    RunReport.write(report, FORMATS, directory.root());
    Check check = Check.of(report);
    int code = ExitCodes.worse(ExitCodes.worse(measured.code(), kept.code()), check.exit());
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

  private Kept keep(RunDirectory directory, Optional<String> builtFrom) {
    if (directory.plan().references().isEmpty()) {
      console.say("no history is kept: no comparison of the study has an anchor");
      return new Kept(Optional.empty(), ExitCodes.DONE);
    }
    try (History opened = history.open()) {
      NightlyHistory kept = NightlyHistory.add(directory, builtFrom, opened);
      console.say(HistoryAddCommand.words(kept.night(), kept.added(), opened.place()));
      return new Kept(Optional.of(kept.told()), ExitCodes.DONE);
    } catch (HistoryException | NothingToKeepException e) {
      console.say("archbench: " + TerminalText.lines(e.getMessage() + ""));
      console.say(
          "The night is measured and judged all the same. Add it to the history with:  archbench"
              + " history add "
              + directory.root());
      return new Kept(Optional.empty(), Failures.code(e));
    }
  }
}
