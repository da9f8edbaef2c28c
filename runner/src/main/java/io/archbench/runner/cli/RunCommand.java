package io.archbench.runner.cli;

import io.archbench.runner.plan.OverBudgetException;
import io.archbench.runner.plan.PlanEstimate;
import io.archbench.runner.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Mixin private final RunsOption runs = new RunsOption();

  @Option(
      names = "--yes",
      description = "Begin though the budget is less than what is measured in any case.")
  private boolean yes;

  @Mixin private final CalibrationOption calibration = new CalibrationOption();

  @Mixin private final OutputChoice output = new OutputChoice();

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    RunDirectory directory = create();
    return new Measuring(console, directory).run(output);
  }

  private RunDirectory create() throws IOException {
    try (Plans plans = Plans.of(study, calibration)) {
      if (!yes && plans.plan().budget().isPresent()) {
        OverBudgetException.check(
            plans.plan(), PlanEstimate.of(plans.plan(), LocalPlaces.of(plans.plan()).places()));
      }
      plans
          .plan()
          .notes()
          .forEach(note -> console.say("note: " + note.field() + ": " + note.words()));
      return RunDirectory.create(
          runs.directory(),
          plans.plan().run(),
          Instant.now(),
          plans.study().text().getBytes(StandardCharsets.UTF_8),
          plans.suites().root(),
          plans.plan());
    }
  }
}
