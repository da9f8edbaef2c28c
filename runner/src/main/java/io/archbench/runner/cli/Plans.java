package io.archbench.runner.cli;

import io.archbench.runner.local.BroughtSuites;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.Planner;
import io.archbench.runner.plan.StudyPrices;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * A study file with the plan that was made of it.
 *
 * @param study as it was read
 * @param suites that it brought along, there until closed
 */
record Plans(ParsedStudy study, BroughtSuites suites, Plan plan) implements AutoCloseable {
  /** Reads and plans a study for the suites that are installed here and those that it brings. */
  static Plans of(Path file, CalibrationOption calibration) throws IOException {
    ParsedStudy study = StudyReader.read(file);
    BroughtSuites suites = BroughtSuites.read(study, Home.installation());
    try {
      Plan plan =
          Planner.plan(
              study,
              suites.offered(),
              StudyPrices.book(study),
              RunId.random(new SecureRandom()),
              Runtime.version().feature());
      return new Plans(study, suites, calibration.applied(plan));
    } catch (IOException | RuntimeException e) {
      suites.close();
      throw e;
    }
  }

  @Override
  public void close() {
    suites.close();
  }
}
