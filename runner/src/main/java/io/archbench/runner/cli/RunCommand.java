package io.archbench.runner.cli;

import io.archbench.runner.plan.Plan;
import io.archbench.runner.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Measures a study, here or on a cluster, and reports. */
@Command(
    name = "run",
    synopsisHeading =
        "Examples:%n"
            + "  archbench run examples/quickstart.yaml         on this machine%n"
            + "  archbench run study.yaml --on kubernetes       as Jobs of a cluster%n"
            + "  archbench run study.yaml --on kubernetes --detach   by a runner there%n"
            + "%nUsage: ",
    description = "Measure a study on this machine or on a cluster, and report.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "STUDY", description = "The study file.")
  private Path study = Path.of("");

  @Mixin private final NewRunOptions options = new NewRunOptions();

  @Mixin private final CalibrationOption calibration = new CalibrationOption();

  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  @Mixin private final DetachOption detach = new DetachOption();

  @Mixin private final MissingOption missing = new MissingOption();

  @Mixin private final OutputChoice output = new OutputChoice();

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    detach.check(cluster);
    RunDirectory directory;
    try (Plans plans = cluster.plans(study, calibration, options.embedded())) {
      Plan plan =
          cluster.isCluster()
              ? cluster.examined(
                  plans, console, options.accept(), missing.isAllowed(), detach.isDetached())
              : plans.plan();
      if (detach.isDetached()) {
        return detach.start(
            console, plans, plan, options, cluster.inspector(), missing.isAllowed(), output);
      }
      directory = plans.begin(console, options, plan);
    }
    return new Measuring(console, directory).run(output, missing.isAllowed());
  }
}
