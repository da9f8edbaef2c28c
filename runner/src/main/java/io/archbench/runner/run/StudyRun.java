package io.archbench.runner.run;

import io.archbench.runner.plan.Plan;
import io.archbench.trial.TrialExecutor;
import java.time.Clock;
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
  private final boolean placesRequired;

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
    this(directory, executor, listener, stop, clock, version, false);
  }

  private StudyRun(
      RunDirectory directory,
      TrialExecutor executor,
      RunListener listener,
      StopRequest stop,
      Clock clock,
      String version,
      boolean placesRequired) {
    this.directory = directory;
    this.executor = executor;
    this.listener = listener;
    this.stop = stop;
    this.clock = clock;
    this.version = version;
    this.placesRequired = placesRequired;
  }

  /** The same run, which measures nothing unless each variant has a place. */
  public StudyRun requiringPlaces() {
    return new StudyRun(directory, executor, listener, stop, clock, version, true);
  }

  /**
   * Measures what is not measured yet.
   *
   * @throws RunInUseException if another runner holds the directory
   * @throws DamagedRunException if the directory is not as archbench left it
   * @throws UnmergeableRunsException if the run was merged from others
   * @throws NoPlaceException if a variant has no place and each must have one
   * @throws StorageException if a record cannot be stored; what was collected before is kept
   */
  public RunStatus execute() throws InterruptedException {
    Plan plan = directory.plan();
    try (RunLock lock = directory.lock();
        RunLog log = new RunLog(directory, lock, clock);
        HeldPlaces places = new HeldPlaces(executor, stop, listener)) {
      if (log.isMerged()) {
        throw new UnmergeableRunsException(
            directory.root()
                + " was merged from other runs and is not measured itself. Resume those, then merge"
                + " them again.");
      }
      log.torn().ifPresent(line -> listener.note("the journal's last line was cut: dropped"));
      log.append(
          new JournalEvent.RunStarted(
              directory.planSha256(), version, Optional.of(RunnerName.user())));
      try {
        return new OpenRun(
                directory,
                log,
                places.acquire(plan, log, placesRequired),
                executor,
                listener,
                stop,
                clock)
            .carryOut();
      } catch (InterruptedException e) {
        if (!stop.isLeft()) {
          throw e;
        }
        log.append(new JournalEvent.Interrupted());
        return RunStatus.read(directory);
      }
    }
  }
}
