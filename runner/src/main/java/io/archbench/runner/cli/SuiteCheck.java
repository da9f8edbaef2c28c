package io.archbench.runner.cli;

import io.archbench.runner.plan.OfferedSuites;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.runner.plan.Planner;
import io.archbench.runner.plan.Round;
import io.archbench.runner.plan.RoundPlanner;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.Architecture;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.Place;
import io.archbench.trial.Places;
import io.archbench.trial.RunId;
import io.archbench.trial.RunningTrial;
import io.archbench.trial.TrialExecutor;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.TrialOutcome;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialOutcome.Lost;
import io.archbench.trial.TrialOutcome.Refused;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.CellResult;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs each cell of suites once, as short as can be: whether they work here and answer rightly, not
 * how fast they are.
 *
 * @param executor of this machine
 * @param suites that are checked
 */
record SuiteCheck(TrialExecutor executor, OfferedSuites suites) {
  /**
   * What became of a cell.
   *
   * @param state {@code ok}, {@code failed}, or how its whole trial ended without a record
   * @param words what went wrong; empty if nothing did
   */
  record Checked(CellKey cell, String state, String words) {
    static final String OK = "ok";

    boolean isOk() {
      return state.equals(OK);
    }
  }

  /**
   * Checks them, suite after suite.
   *
   * @param cells {@code quick}, {@code representative}, {@code all} or a pattern
   * @param observer told of progress
   */
  List<Checked> run(String cells, TrialObserver observer) throws InterruptedException {
    Plan plan = plan(cells);
    PlannedVariant here = plan.variants().getFirst();
    try (Places places = executor.acquire(here.spec(), 1, Duration.ZERO, why -> {})) {
      List<Checked> checked = new ArrayList<>();
      for (Round round :
          new RoundPlanner(plan).rounds(List.of(), Map.of(here.name(), places.places()))) {
        for (TrialSpec trial : round.trials()) {
          checked.addAll(run(trial, places.places().getFirst(), observer));
        }
      }
      return checked;
    }
  }

  private Plan plan(String cells) {
    String selected =
        List.of("quick", "representative", "all").contains(cells)
            ? cells
            : CanonicalJson.text(List.of(cells));
    String selections =
        suites.names().stream()
            .map(name -> "  " + name + ": {cells: " + selected + ", size: small}")
            .collect(Collectors.joining("\n"));
    String study =
        """
      schema: 1
      study: check
      seed: 20261124
      variants:
        here: {arch: %s, nodes: 1}
      suites:
      %s
      jmh: {warmup: 200ms, iterations: 1, iterationTime: 200ms, timeout: 2m, threads: [quarter, max]}
      rounds: {min: 1, max: 1}
      """
            .formatted(Architecture.of(System.getProperty("os.arch")), selections);
    return Planner.plan(
        StudyReader.parse("the check's study", study),
        suites,
        RunId.random(new SecureRandom()),
        Runtime.version().feature());
  }

  private List<Checked> run(TrialSpec trial, Place place, TrialObserver observer)
      throws InterruptedException {
    RunningTrial running = executor.start(trial, place, observer);
    TrialOutcome outcome = running.await();
    running.release();
    return switch (outcome) {
      case Collected collected ->
          collected.record().cells().stream().map(SuiteCheck::checked).toList();
      case Lost lost -> each(trial, "lost", lost.words());
      case Refused refused -> each(trial, "refused", refused.words());
    };
  }

  private static Checked checked(CellResult result) {
    return switch (result) {
      case CellResult.Measured measured -> new Checked(measured.cell(), Checked.OK, "");
      case CellResult.Failed failed ->
          new Checked(failed.cell(), "failed", failed.kind() + ": " + failed.message());
    };
  }

  private static List<Checked> each(TrialSpec trial, String state, String words) {
    return trial.cells().stream()
        .map(CellSpec::key)
        .map(cell -> new Checked(cell, state, words))
        .toList();
  }
}
