package io.archbench.runner.run;

import io.archbench.analysis.compare.Comparer;
import io.archbench.runner.plan.Batch;
import io.archbench.runner.plan.Calibration;
import io.archbench.runner.plan.Pass;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.Round;
import io.archbench.runner.plan.RoundPlanner;
import io.archbench.trial.Place;
import io.archbench.trial.TrialExecutor;
import io.archbench.trial.TrialId;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run while its directory and its places are held: batch after batch of rounds, each decided on
 * when the one before it has been measured.
 */
final class OpenRun {
  private final RunDirectory directory;
  private final RunLog log;
  private final Map<String, List<Place>> places;
  private final TrialExecutor executor;
  private final RunListener listener;
  private final StopRequest stop;
  private final BudgetWatch budget;
  private final TrialAttempts attempts;
  private Plan plan;
  private RoundPlanner planner;

  OpenRun(
      RunDirectory directory,
      RunLog log,
      Map<String, List<Place>> places,
      TrialExecutor executor,
      RunListener listener,
      StopRequest stop,
      Clock clock) {
    this.directory = directory;
    this.log = log;
    this.places = places;
    this.executor = executor;
    this.listener = listener;
    this.stop = stop;
    plan = directory.plan();
    planner = new RoundPlanner(plan);
    budget = new BudgetWatch(plan, log, listener, stop, clock);
    VariantMachines before = VariantMachines.of(RunRecords.read(directory).collected());
    attempts = new TrialAttempts(directory, log, executor, listener, stop, budget, before);
  }

  /** Measures what is not measured yet. */
  RunStatus carryOut() throws InterruptedException {
    releaseLeftovers();
    tell(status());
    if (plan.isToBeCalibrated()) {
      calibrate();
    }
    boolean ended = !plan.isToBeCalibrated() && measureBatches();
    log.append(
        ended || log.budgetSpent().isPresent()
            ? new JournalEvent.RunFinished()
            : new JournalEvent.Interrupted());
    return status();
  }

  private RunStatus status() {
    return log.status(planner.rounds(log.batches(), places));
  }

  private void tell(RunStatus status) {
    listener.started(status.trialsLeft(), status.cellsLeft());
  }

  /** Measures round 0 and reads it; the plan stays as it is if something of it is left. */
  private void calibrate() throws InterruptedException {
    Round zero = planner.roundZero(places).orElseThrow();
    measure(new Pass(List.of(zero)));
    if (log.status(List.of(zero)).trialsLeft() > 0 || log.budgetSpent().isPresent()) {
      return;
    }
    List<Collected> records = new ArrayList<>();
    for (TrialSpec trial : zero.trials()) {
      String name = trial.id().text();
      log.trial(name)
          .records()
          .forEach(
              (attempt, sha256) ->
                  records.add(directory.recordFiles().stored(name, attempt, sha256)));
    }
    Calibration calibration = Calibrator.calibrate(plan, records);
    log.append(new JournalEvent.Calibrated(calibration));
    directory.store(calibration);
    listener.note("round 0 is done: " + calibration.cells().size() + " cells are calibrated");
    plan = plan.calibrated(calibration);
    planner = new RoundPlanner(plan);
    tell(status());
  }

  /** Whether nothing is left to measure, rather than that somebody wants to stop. */
  private boolean measureBatches() throws InterruptedException {
    Batch batch = lastBatch();
    while (true) {
      for (Pass pass : Pass.of(planner.rounds(batch, places))) {
        measure(pass);
      }
      boolean ends = stop.requested() || log.budgetSpent().isPresent();
      if (ends || status().trialsLeft() > 0) {
        return false;
      }
      Optional<Batch> next = next(batch);
      if (next.isEmpty()) {
        return true;
      }
      batch = next.get();
      tell(log.status(planner.rounds(batch, places)));
    }
  }

  /** The batch that was planned last; at first the one that is measured in any case. */
  private Batch lastBatch() {
    if (log.batches().isEmpty()) {
      log.append(new JournalEvent.BatchPlanned(plan.firstBatch()));
    }
    return log.batches().getLast();
  }

  /** Looks at all that was measured, and plans what comes after it. */
  private Optional<Batch> next(Batch last) {
    RunRecords records = RunRecords.read(directory);
    NextBatch next =
        NextBatch.after(plan, last, Comparer.compare(records.question(), records.collected()));
    next.stopped()
        .forEach(
            (cell, why) -> {
              if (!log.isStopped(cell)) {
                log.append(new JournalEvent.CellStopped(cell, why));
              }
            });
    next.batch()
        .ifPresent(
            batch -> {
              log.append(new JournalEvent.BatchPlanned(batch));
              listener.note(
                  "rounds %d to %d: %s"
                      .formatted(
                          batch.first(),
                          batch.last(),
                          batch.cells().size() == 1
                              ? "1 cell goes on"
                              : batch.cells().size() + " cells go on"));
            });
    return next.batch();
  }

  /** One place carries one trial at a time, in the block's order; places work side by side. */
  private void measure(Pass pass) throws InterruptedException {
    Pass affordable = affordable(pass);
    if (stop.requested() || log.budgetSpent().isPresent()) {
      return;
    }
    affordable.rounds().stream()
        .filter(round -> log.round(round.number()).isEmpty())
        .forEach(round -> log.append(planned(round)));
    SideBySide.run(
        affordable.blocks(),
        block -> {
          for (TrialSpec trial : block.trials()) {
            attempts.run(trial, block.place());
          }
        });
    int measured = affordable.rounds().size();
    if (measured < pass.rounds().size()) {
      measure(new Pass(pass.rounds().subList(measured, pass.rounds().size())));
    }
  }

  /** Its first rounds, as far as the budget goes; without the first of them the run ends. */
  private Pass affordable(Pass pass) {
    List<Round> rounds = new ArrayList<>();
    for (Round round : pass.rounds()) {
      boolean left = log.status(List.of(round)).trialsLeft() > 0;
      rounds.add(round);
      if (left && rounds.size() == 1) {
        budget.before(round);
      } else if (left && !budget.affords(new Pass(rounds))) {
        rounds.removeLast();
        break;
      }
    }
    return new Pass(rounds);
  }

  private static JournalEvent.RoundPlanned planned(Round round) {
    return new JournalEvent.RoundPlanned(
        round.number(),
        round.phase(),
        round.trials().stream()
            .map(
                trial ->
                    new JournalEvent.PlacedTrial(trial.id().text(), trial.members().get(0).place()))
            .toList());
  }

  /**
   * What a runner left that was killed after it journalled an attempt's end and before it removed
   * the attempt's traces; whether the attempt left a record or not.
   */
  private void releaseLeftovers() {
    List<Round> rounds = planner.rounds(log.batches(), places);
    Map<TrialId, TrialSpec> planned = new HashMap<>();
    rounds.forEach(round -> round.trials().forEach(trial -> planned.put(trial.id(), trial)));
    for (TrialKey key : executor.existing(plan.run())) {
      RunHistory.TrialHistory history = log.trial(key.trial().text());
      if (history.ended(key.attempt())) {
        // as it was recorded: places may be others by now
        history
            .stored(key.attempt())
            .map(
                sha256 -> directory.recordFiles().stored(key.trial().text(), key.attempt(), sha256))
            .map(stored -> stored.record().spec())
            .or(
                () ->
                    Optional.ofNullable(planned.get(key.trial()))
                        .map(first -> attempts.spec(asCreated(first, key), key.attempt())))
            .ifPresent(this::release);
      }
    }
  }

  /** Places may be others by now. */
  private TrialSpec asCreated(TrialSpec first, TrialKey key) {
    return log.place(key.text())
        .map(place -> first.at(new Place(place, first.variant().architecture(), 1)))
        .orElse(first);
  }

  private void release(TrialSpec spec) {
    Place place = new Place(spec.members().get(0).place(), spec.variant().architecture(), 1);
    executor.start(spec, place, TrialObserver.NONE).release();
  }
}
