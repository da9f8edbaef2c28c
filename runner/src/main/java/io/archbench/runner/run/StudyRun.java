package io.archbench.runner.run;

import io.archbench.runner.plan.Calibration;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.Round;
import io.archbench.runner.plan.RoundPlanner;
import io.archbench.trial.Place;
import io.archbench.trial.RunId;
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
 * Carries a plan out, from wherever it stands: acquires places, measures round by round, and leaves
 * a run directory that holds every record. The same call starts a run and resumes it.
 */
public final class StudyRun {
  private final RunDirectory directory;
  private final TrialExecutor executor;
  private final RunListener listener;
  private final StopRequest stop;
  private final Clock clock;
  private final String version;

  /**
   * A run over that directory; nothing happens before {@link #execute}.
   *
   * @param version of this archbench, for the journal
   */
  public StudyRun(
      RunDirectory directory,
      TrialExecutor executor,
      RunListener listener,
      StopRequest stop,
      Clock clock,
      String version) {
    this.directory = directory;
    this.executor = executor;
    this.listener = listener;
    this.stop = stop;
    this.clock = clock;
    this.version = version;
  }

  /**
   * Measures what is not measured yet.
   *
   * @throws RunInUseException if another runner holds the directory
   * @throws DamagedRunException if the directory is not as archbench left it
   * @throws UnmergeableRunsException if the run was merged from others
   * @throws StorageException if a record cannot be stored; what was collected before is kept
   */
  public RunStatus execute() throws InterruptedException {
    Plan plan = directory.plan();
    try (RunDirectory.Lock lock = directory.lock();
        RunLog log = new RunLog(directory, lock, clock);
        HeldPlaces places = new HeldPlaces(executor)) {
      if (log.isMerged()) {
        throw new UnmergeableRunsException(
            directory.root()
                + " was merged from other runs and is not measured itself. Resume those, then merge"
                + " them again.");
      }
      log.torn().ifPresent(line -> listener.note("the journal's last line was cut: dropped"));
      log.append(new JournalEvent.RunStarted(directory.planSha256(), version));
      Map<String, List<Place>> held = places.acquire(plan, log, listener);
      List<Round> rounds = new RoundPlanner(plan).rounds(held);
      TrialAttempts attempts = new TrialAttempts(directory, log, executor, listener, stop);
      releaseLeftovers(plan.run(), rounds, log, attempts);
      RunStatus before = log.status(rounds);
      listener.started(before.trialsLeft(), before.cellsLeft());
      if (plan.isToBeCalibrated()) {
        plan = calibrate(plan, rounds.getFirst(), log, attempts);
        rounds = new RoundPlanner(plan).rounds(held);
        RunStatus calibrated = log.status(rounds);
        listener.started(calibrated.trialsLeft(), calibrated.cellsLeft());
      }
      for (Round round : rounds) {
        if (!stop.requested() && !plan.isToBeCalibrated()) {
          measure(round, log, attempts);
        }
      }
      boolean left = log.status(rounds).trialsLeft() > 0;
      log.append(left ? new JournalEvent.Interrupted() : new JournalEvent.RunFinished());
      return log.status(rounds);
    }
  }

  /** Measures round 0 and reads it; the same plan still, if something of it is left to measure. */
  private Plan calibrate(Plan plan, Round zero, RunLog log, TrialAttempts attempts)
      throws InterruptedException {
    measure(zero, log, attempts);
    if (log.status(List.of(zero)).trialsLeft() > 0) {
      return plan;
    }
    List<Collected> records = new ArrayList<>();
    for (TrialSpec trial : zero.trials()) {
      String name = trial.id().text();
      log.trial(name)
          .records()
          .forEach((attempt, sha256) -> records.add(directory.stored(name, attempt, sha256)));
    }
    Calibration calibration = Calibrator.calibrate(plan, records);
    log.append(new JournalEvent.Calibrated(calibration));
    directory.store(calibration);
    listener.note("round 0 is done: " + calibration.cells().size() + " cells are calibrated");
    return plan.calibrated(calibration);
  }

  /** One place carries one trial at a time, in the block's order; places work side by side. */
  private void measure(Round round, RunLog log, TrialAttempts attempts)
      throws InterruptedException {
    List<JournalEvent.PlacedTrial> order =
        round.trials().stream()
            .map(
                trial ->
                    new JournalEvent.PlacedTrial(trial.id().text(), trial.members().get(0).place()))
            .toList();
    if (log.round(round.number()).isEmpty()) {
      log.append(new JournalEvent.RoundPlanned(round.number(), round.phase(), order));
    }
    SideBySide.run(
        round.blocks(),
        block -> {
          for (TrialSpec trial : block.trials()) {
            attempts.run(trial, block.place());
          }
        });
  }

  /**
   * What a runner left that was killed after it journalled an attempt's end and before it removed
   * the attempt's traces; whether the attempt left a record or not.
   */
  private void releaseLeftovers(RunId run, List<Round> rounds, RunLog log, TrialAttempts attempts) {
    Map<TrialId, TrialSpec> planned = new HashMap<>();
    rounds.forEach(round -> round.trials().forEach(trial -> planned.put(trial.id(), trial)));
    for (TrialKey key : executor.existing(run)) {
      RunHistory.TrialHistory history = log.trial(key.trial().text());
      if (history.ended(key.attempt())) {
        // as it was recorded: places may be others by now
        Optional.ofNullable(history.records().get(key.attempt()))
            .map(sha256 -> directory.stored(key.trial().text(), key.attempt(), sha256))
            .map(stored -> stored.record().spec())
            .or(
                () ->
                    Optional.ofNullable(planned.get(key.trial()))
                        .map(first -> attempts.spec(first, key.attempt())))
            .ifPresent(this::release);
      }
    }
  }

  private void release(TrialSpec spec) {
    Place place = new Place(spec.members().get(0).place(), spec.variant().architecture(), 1);
    executor.start(spec, place, TrialObserver.NONE).release();
  }
}
