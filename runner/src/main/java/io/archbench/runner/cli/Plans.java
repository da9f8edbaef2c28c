package io.archbench.runner.cli;

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
 */
record Plans(ParsedStudy study, Plan plan) {
  /** Reads and plans a study for the suites that are installed here. */
  static Plans of(Path file) throws IOException {
    ParsedStudy study = StudyReader.read(file);
    return new Plans(
        study,
        Planner.plan(
            study,
            Home.installation().suiteDescriptions(),
            StudyPrices.book(study),
            RunId.random(new SecureRandom()),
            Runtime.version().feature()));
  }
}
