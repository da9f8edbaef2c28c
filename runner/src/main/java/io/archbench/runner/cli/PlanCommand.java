package io.archbench.runner.cli;

import io.archbench.k8s.job.JobManifest;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlanEstimate;
import io.archbench.runner.plan.PlanPrecision;
import io.archbench.runner.plan.StudyJobs;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a study would measure here, and how long that takes; measures nothing. */
@Command(
    name = "plan",
    description = "Show what a study would measure here and how long it takes.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "STUDY", description = "The study file.")
  private Path study = Path.of("");

  @Mixin private final CalibrationOption calibration = new CalibrationOption();

  @Mixin private final EmbeddedOption embedded = new EmbeddedOption();

  @Mixin private final AcceptOption accept = new AcceptOption();

  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--manifests",
      paramLabel = "DIR",
      description =
          "With --on kubernetes: also write the Jobs, a file each, into a new or empty directory."
              + " Nodes that the study does not name stand for those that would be found.")
  private Optional<Path> manifests = Optional.empty();

  @Mixin private final OutputChoice output = new OutputChoice();

  PlanCommand(Console console) {
    this.console = console;
  }

  private record Planned(
      int schemaVersion,
      Plan plan,
      PlanEstimate estimate,
      Optional<PlanPrecision> precision,
      Map<String, String> pending,
      List<Finding> findings) {}

  @Override
  public Integer call() throws IOException {
    if (manifests.isPresent()) {
      requireCluster();
      requireEmpty(manifests.get());
    }
    try (Plans plans = cluster.plans(study, calibration, embedded)) {
      Plan plan = cluster.placed(plans);
      if (manifests.isPresent()) {
        write(StudyJobs.of(plan), manifests.get());
      }
      return show(plan);
    }
  }

  private void requireCluster() {
    if (!cluster.isCluster()) {
      throw new ParameterException(
          spec.commandLine(), "--manifests: Jobs are what --on kubernetes would create; say that");
    }
  }

  /** What an earlier plan left there would be applied as well. */
  private void requireEmpty(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        if (files.findAny().isPresent()) {
          throw new ParameterException(
              spec.commandLine(),
              "--manifests " + directory + ": expected a new or empty directory");
        }
      }
    }
  }

  private void write(List<JobManifest> jobs, Path directory) throws IOException {
    Files.createDirectories(directory);
    for (JobManifest job : jobs) {
      Files.writeString(directory.resolve(job.name() + ".yaml"), job.yaml());
    }
    console.say(jobs.size() + " Jobs written to " + directory);
  }

  /** A plan that {@code run} would not carry out is shown, and is no success. */
  private int show(Plan plan) {
    ExpectedPlaces here = ExpectedPlaces.of(plan);
    PlanEstimate estimate = PlanEstimate.of(plan, here.places());
    Optional<PlanPrecision> precision = PlanPrecision.of(plan, here.places());
    List<Finding> findings = Plans.findings(plan, accept, Instant.now());
    console.result(
        output.isJson()
            ? CanonicalJson.indented(
                new Planned(1, plan, estimate, precision, here.pending(), findings))
            : PlanText.of(plan, estimate, precision, here.pending(), findings));
    BlockingFindingsException.check(findings);
    return ExitCodes.DONE;
  }
}
