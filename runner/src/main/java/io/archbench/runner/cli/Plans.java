package io.archbench.runner.cli;

import io.archbench.runner.local.BroughtSuites;
import io.archbench.runner.plan.OverBudgetException;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlanEstimate;
import io.archbench.runner.plan.PlanFindings;
import io.archbench.runner.plan.Planner;
import io.archbench.runner.plan.StudyPrices;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.RunId;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.suite.SuiteDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A study file with the plan that was made of it.
 *
 * @param study as it was read
 * @param suites that it brought along, there until closed
 */
record Plans(ParsedStudy study, BroughtSuites suites, Plan plan) implements AutoCloseable {
  /** Reads and plans a study for the suites that are installed here and those that it brings. */
  static Plans here(Path file, CalibrationOption calibration, EmbeddedOption embedded)
      throws IOException {
    return of(StudyReader.read(file), calibration, embedded, Map.of());
  }

  /**
   * Plans a study that was read.
   *
   * @param images what its images hold, by variant and suite; empty for a run on this machine
   */
  static Plans of(
      ParsedStudy study,
      CalibrationOption calibration,
      EmbeddedOption embedded,
      Map<String, SortedMap<String, SuiteDescription>> images)
      throws IOException {
    BroughtSuites suites = BroughtSuites.read(study, Home.installation());
    try {
      Plan plan =
          Planner.plan(
              study,
              embedded.applied(suites.offered().with(images)),
              StudyPrices.book(study),
              RunId.random(new SecureRandom()),
              Runtime.version().feature());
      return new Plans(study, suites, calibration.applied(plan));
    } catch (IOException | RuntimeException e) {
      suites.close();
      throw e;
    }
  }

  /** What is wrong with a plan on that day, as far as it is not accepted. */
  static List<Finding> findings(Plan plan, AcceptOption accept, Instant now) {
    return accept.applied(PlanFindings.of(plan, LocalDate.ofInstant(now, ZoneOffset.UTC)));
  }

  /**
   * Makes the directory of a run of that plan, and says what its reader should know.
   *
   * @param plan this one, or one that was made of it
   * @throws BlockingFindingsException if something is wrong with it that was not accepted
   * @throws OverBudgetException unless the plan's budget is enough for what is measured in any case
   */
  RunDirectory begin(Console console, NewRunOptions options, Plan plan) {
    return begin(console, options, plan, options.runs());
  }

  /** The same below another directory. */
  RunDirectory begin(Console console, NewRunOptions options, Plan plan, Path runs) {
    Instant now = Instant.now();
    List<Finding> findings = findings(plan, options.accept(), now);
    FindingsText.tell(console, findings);
    BlockingFindingsException.check(findings);
    if (!options.isBudgetOverridden() && plan.budget().isPresent()) {
      OverBudgetException.check(plan, PlanEstimate.of(plan, ExpectedPlaces.of(plan).places()));
    }
    plan.notes().forEach(note -> console.say("note: " + note.field() + ": " + note.words()));
    return RunDirectory.create(
        runs, plan.run(), now, study.text().getBytes(StandardCharsets.UTF_8), suites.root(), plan);
  }

  @Override
  public void close() {
    suites.close();
  }
}
