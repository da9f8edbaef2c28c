package io.archbench.runner.cli;

import io.archbench.runner.plan.Plan;
import io.archbench.runner.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that takes lengths and rates from an earlier run. */
final class CalibrationOption {
  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description =
          "Warm-ups and rates as an earlier run found them out: its calibration.json. Without it, a study with"
              + " calibrate: true finds them out in a round 0 of its own.")
  private @Nullable Path file;

  /** The plan with the calibration of that file, if one is named. */
  Plan applied(Plan plan) throws IOException {
    return file == null ? plan : plan.calibratedBefore(RunDirectory.calibration(file));
  }
}
