package io.archbench.runner.cli;

import io.archbench.runner.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Measures a study on this machine and reports. */
@Command(
    name = "run",
    description = "Measure a study on this machine, and report.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "STUDY", description = "The study file.")
  private Path study = Path.of("");

  @Mixin private final NewRunOptions options = new NewRunOptions();

  @Mixin private final CalibrationOption calibration = new CalibrationOption();

  @Mixin private final OutputChoice output = new OutputChoice();

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new Measuring(console, create()).run(output);
  }

  private RunDirectory create() throws IOException {
    try (Plans plans = Plans.of(study, calibration)) {
      return plans.begin(console, options, plans.plan());
    }
  }
}
