package io.archbench.runner.cli;

import io.archbench.analysis.aa.SelfComparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.k8s.cluster.ClusterException;
import io.archbench.k8s.job.KubernetesExecutor;
import io.archbench.k8s.job.Patience;
import io.archbench.report.Report;
import io.archbench.report.ReportFormat;
import io.archbench.runner.local.LocalExecutor;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlanEstimate;
import io.archbench.runner.plan.PlannedCluster;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.runner.plan.StudyJobs;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunListener;
import io.archbench.runner.run.RunReport;
import io.archbench.runner.run.RunStatus;
import io.archbench.runner.run.RunnerName;
import io.archbench.runner.run.SelfComparisons;
import io.archbench.runner.run.StopRequest;
import io.archbench.runner.run.StudyRun;
import io.archbench.runner.run.VariantExecutors;
import io.archbench.trial.TrialExecutor;
import io.archbench.trial.json.CanonicalJson;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code run} and {@code resume} have in common: measure, report, print, exit code. */
final class Measuring {
  private final Console console;
  private final RunDirectory directory;

  Measuring(Console console, RunDirectory directory) {
    this.console = console;
    this.directory = directory;
  }

  /**
   * What {@code --json} prints.
   *
   * @param directory the run directory
   * @param machine what is learnt of it, where a variant is set against itself
   */
  private record Output(
      int schemaVersion,
      String directory,
      RunStatus status,
      ComparisonDocument comparison,
      Optional<SelfComparison> machine) {}

  /**
   * What a run came to.
   *
   * @param code exit code of the measurement alone
   */
  record Measured(
      RunStatus status, Report report, Optional<SelfComparison> machine, int signal, int code) {}

  /**
   * Measures, reports and prints.
   *
   * @param allowMissing whether to measure the others if a cluster has no node for a variant
   * @return exit code
   */
  int run(OutputChoice output, boolean allowMissing) throws InterruptedException {
    Measured measured = measure(ReportFormatOption.USUAL, allowMissing);
    Report report = measured.report();
    console.result(
        output.isJson()
            ? CanonicalJson.indented(
                new Output(
                    1,
                    directory.root().toString(),
                    measured.status(),
                    report.document(),
                    measured.machine()))
            : measured.machine().map(SelfText::of).orElse("") + ReportText.of(report, console));
    tellWhere(measured.status());
    return measured.code();
  }

  /**
   * Measures and writes reports into the run's directory; says what was not measured.
   *
   * @param allowMissing whether to measure the others if a cluster has no node for a variant
   */
  Measured measure(Collection<ReportFormat> formats, boolean allowMissing)
      throws InterruptedException {
    if (directory.plan().cluster().isPresent()) { // else it could be in the way of a measurement
      HeapWatch.begin();
    }
    StopRequest stop = new StopRequest();
    Signals signals = listen(stop);
    RunStatus status = measure(stop, allowMissing);
    Optional<SelfComparison> learnt = learn(status);
    Report report = RunReport.of(directory);
    RunReport.write(report, formats, directory.root());
    int signal = signals.exitCode();
    return new Measured(status, report, learnt, signal, code(status, report, signal));
  }

  /** What a run came to that is finished, as its directory says; nothing is measured or held. */
  Measured read() {
    RunStatus status = RunStatus.read(directory);
    Report report = RunReport.of(directory);
    return new Measured(status, report, Optional.empty(), 0, code(status, report, 0));
  }

  /** What a variant that was set against itself says of this machine; other runs are told that. */
  private Optional<SelfComparison> learn(RunStatus status) {
    SelfComparisons machines = Home.selfComparisons();
    if (directory.plan().itself().isEmpty()) {
      machines.copyTo(directory);
      return Optional.empty();
    }
    return status.finished() ? machines.learn(directory) : Optional.empty();
  }

  private Signals listen(StopRequest stop) {
    return directory.plan().cluster().isPresent()
        ? Signals.listen(
            () -> {
              console.say(
                  "stopping; what runs in the cluster goes on, and is picked up by `archbench"
                      + " resume`. Once more ends at once");
              stop.leave();
            })
        : listenHere(stop);
  }

  private Signals listenHere(StopRequest stop) {
    return Signals.listen(
        () -> {
          console.say(
              "stopping after the running cell; once more ends at once, and leaves the running trial"
                  + " to be picked up by `archbench resume`");
          stop.request();
        });
  }

  private RunStatus measure(StopRequest stop, boolean allowMissing) throws InterruptedException {
    Plan plan = directory.plan();
    Duration cell =
        plan.cells().stream()
            .map(PlanEstimate::of)
            .reduce(Duration.ZERO, Duration::plus)
            .plus(PlanEstimate.TRIAL_ALLOWANCE.multipliedBy(plan.suites().size()))
            .dividedBy(Math.max(1, plan.cells().size()));
    Pace pace = new Pace(Clock.systemUTC(), System::nanoTime, cell);
    if (!console.terminal()) {
      return measure(stop, new PlainProgress(console, pace), allowMissing);
    }
    try (TerminalProgress progress = new TerminalProgress(console, pace)) {
      return measure(stop, progress, allowMissing);
    }
  }

  private RunStatus measure(StopRequest stop, RunListener listener, boolean allowMissing)
      throws InterruptedException {
    try (TrialExecutor executor = executor()) {
      StudyRun run =
          new StudyRun(directory, executor, listener, stop, Clock.systemUTC(), Version.build());
      boolean required = directory.plan().cluster().isPresent() && !allowMissing;
      return (required ? run.requiringPlaces() : run).execute();
    } catch (ClusterException e) {
      console.say(
          "What is collected is kept. When this is mended, go on with:  archbench resume "
              + directory.root());
      throw e;
    }
  }

  private TrialExecutor executor() {
    Plan plan = directory.plan();
    return plan.cluster()
        .<TrialExecutor>map(cluster -> executors(plan, cluster))
        .orElseGet(
            () -> new LocalExecutor(Home.installation(), directory.suites(), directory.work()));
  }

  /** One for each cluster in which variants live. */
  private VariantExecutors executors(Plan plan, PlannedCluster cluster) {
    Map<Optional<String>, TrialExecutor> byContext = new HashMap<>();
    Map<String, TrialExecutor> byVariant = new HashMap<>();
    for (PlannedVariant variant : plan.variants()) {
      byVariant.put(
          variant.name(),
          byContext.computeIfAbsent(
              cluster.context(variant.name()), context -> executor(context, plan, cluster)));
    }
    return new VariantExecutors(byVariant);
  }

  private KubernetesExecutor executor(Optional<String> context, Plan plan, PlannedCluster cluster) {
    return KubernetesExecutor.of(
        context,
        plan.run(),
        RunnerName.of(directory),
        cluster.jobs(),
        new Patience(cluster.pendingTimeout(), cluster.settle(), longest(plan, cluster)));
  }

  /** Twice what is planned: a backstop, for holders of a runner that never came back. */
  private static Duration longest(Plan plan, PlannedCluster cluster) {
    return PlanEstimate.of(plan, StudyJobs.places(plan))
        .mostWall()
        .plus(cluster.pendingTimeout())
        .multipliedBy(2);
  }

  private int code(RunStatus status, Report report, int signal) {
    int code = report.document().exit().code();
    if (!status.unfinished().isEmpty()) {
      console.say(
          "not measured: " + String.join(", ", status.unfinished()) + " (see the messages above)");
      code = ExitCodes.worse(code, ExitCodes.INFRASTRUCTURE);
    }
    return signal == 0 ? code : ExitCodes.worse(code, signal);
  }

  /** Says where all of it lies, and how to go on with what is not finished. */
  void tellWhere(RunStatus status) {
    if (!status.finished()) {
      console.say(
          (status.trialsLeft() > 0
                  ? status.trialsLeft() + " trials are left."
                  : "What comes next was not looked at.")
              + " Go on with:  archbench resume "
              + directory.root()
              + "\nor give the run up with:  "
              + (directory.plan().cluster().isPresent()
                  ? "archbench clean " + directory.root() + " && "
                  : "")
              + "rm -r "
              + directory.root());
    }
    console.say("report: " + directory.derived(ReportFormat.HTML.fileName()));
    console.say(directory.root().toString());
  }
}
