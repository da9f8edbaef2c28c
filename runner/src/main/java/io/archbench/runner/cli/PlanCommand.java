package io.archbench.runner.cli;

import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlanEstimate;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a study would measure here, and how long that takes; measures nothing. */
@Command(
    name = "plan",
    description = "Show what a study would measure here and how long it takes.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "STUDY", description = "The study file.")
  private Path study = Path.of("");

  @Mixin private final CalibrationOption calibration = new CalibrationOption();

  @Mixin private final OutputChoice output = new OutputChoice();

  PlanCommand(Console console) {
    this.console = console;
  }

  private record Planned(
      int schemaVersion, Plan plan, PlanEstimate estimate, Map<String, String> pending) {}

  @Override
  public Integer call() throws IOException {
    try (Plans plans = Plans.of(study, calibration)) {
      return show(plans.plan());
    }
  }

  private int show(Plan plan) {
    LocalPlaces here = LocalPlaces.of(plan);
    PlanEstimate estimate = PlanEstimate.of(plan, here.places());
    console.result(
        output.isJson()
            ? CanonicalJson.indented(new Planned(1, plan, estimate, here.pending()))
            : PlanText.of(plan, estimate, here.pending()));
    return ExitCodes.DONE;
  }
}
