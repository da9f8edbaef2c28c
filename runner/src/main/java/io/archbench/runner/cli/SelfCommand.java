package io.archbench.runner.cli;

import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.runner.plan.SelfPlan;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.study.PairingChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets a variant against itself, and keeps what that says of the machine. */
@Command(
    name = "aa",
    description =
        "Set a variant against itself: how often this machine raises a false alarm, and how small"
            + " a change it finds. Later runs on such a machine print it.",
    mixinStandardHelpOptions = true)
final class SelfCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "STUDY", description = "The study file.")
  private Path study = Path.of("");

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "Which of the study's variants (default: the first).")
  private @Nullable String variant;

  @Mixin private final NewRunOptions options = new NewRunOptions();

  @Mixin private final CalibrationOption calibration = new CalibrationOption();

  @Mixin private final OutputChoice output = new OutputChoice();

  SelfCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new Measuring(console, create()).run(output, false);
  }

  private RunDirectory create() throws IOException {
    try (Plans plans = Plans.here(study, calibration, options.embedded())) {
      PlannedVariant chosen =
          SelfPlan.variant(plans.plan(), Optional.ofNullable(variant)).orElseThrow(this::unknown);
      Plan plan =
          SelfPlan.of(
              plans.plan(),
              chosen,
              ExpectedPlaces.of(plans.plan()).places().getOrDefault(chosen.name(), List.of()),
              plans.study().study().pairing() == PairingChoice.OWN_NODES);
      return plans.begin(console, options, plan);
    }
  }

  private ParameterException unknown() {
    CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
    return new ParameterException(
        line, "--variant " + variant + ": the study has no variant of that name");
  }
}
