package io.archbench.runner.cli;

import io.archbench.runner.local.LocalExecutor;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlanEstimate;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.trial.Place;
import io.archbench.trial.Places;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
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
    Map<String, List<Place>> places = new LinkedHashMap<>();
    Map<String, String> pending = new LinkedHashMap<>();
    try (LocalExecutor executor =
        new LocalExecutor(Home.installation(), Path.of("."), Path.of("."))) {
      for (PlannedVariant variant : plan.variants()) {
        try (Places found =
            executor.acquire(variant.spec(), variant.wantedPlaces(), Duration.ZERO)) {
          if (found.places().isEmpty()) {
            pending.put(variant.name(), found.missing());
          } else {
            places.put(variant.name(), found.places());
          }
        }
      }
    }
    PlanEstimate estimate = PlanEstimate.of(plan, places);
    console.result(
        output.isJson()
            ? CanonicalJson.indented(new Planned(1, plan, estimate, pending))
            : PlanText.of(plan, estimate, pending));
    return ExitCodes.DONE;
  }
}
