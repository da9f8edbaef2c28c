package io.archbench.runner.run;

import io.archbench.runner.plan.Batch;
import io.archbench.runner.plan.Round;
import io.archbench.runner.plan.Usage;
import io.archbench.runner.run.RunHistory.TrialHistory;
import io.archbench.trial.CellKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The journal and what it says so far, kept together: an event counts once it is on the disk.
 * Thread-safe.
 */
final class RunLog implements AutoCloseable {
  private final Journal journal;
  private final RunHistory history;
  private final Spending spending;
  private final Optional<String> torn;

  /** Goes on with the journal of a run; only who holds its lock may write to it. */
  RunLog(RunDirectory directory, RunLock lock, Clock clock) {
    lock.check();
    Journal.Replay replay = directory.replay();
    history = RunHistory.of(replay.events());
    spending = new Spending(directory.plan());
    replay.entries().forEach(entry -> spending.add(entry.time(), entry.event()));
    torn = replay.torn();
    journal = directory.journal(clock);
  }

  synchronized void append(JournalEvent event) {
    spending.add(journal.append(event), event);
    history.add(event);
  }

  synchronized TrialHistory trial(String trial) {
    return history.trial(trial);
  }

  /**
   * Where an attempt was created.
   *
   * @param attempt {@code <trial>-a<attempt>}
   */
  synchronized Optional<String> place(String attempt) {
    return history.place(attempt);
  }

  synchronized Optional<JournalEvent.RoundPlanned> round(int round) {
    return history.round(round);
  }

  /** All batches that were planned so far. */
  synchronized List<Batch> batches() {
    return history.batches();
  }

  /** Whether a cell is in no further batch. */
  synchronized boolean isStopped(CellKey cell) {
    return history.stopped().containsKey(cell);
  }

  /** Why the budget is used up, if it is. */
  synchronized Optional<String> budgetSpent() {
    return history.budgetSpent();
  }

  /** What the run has used until then. */
  synchronized Usage used(Instant now) {
    return spending.until(now);
  }

  /** What trials that take so much add to it, with the places that are held now. */
  synchronized Usage ahead(Usage trials) {
    return spending.ahead(trials);
  }

  /** How far those rounds have come. */
  synchronized RunStatus status(List<Round> rounds) {
    return RunStatus.of(rounds, history);
  }

  /** Whether the run was merged from others. */
  synchronized boolean isMerged() {
    return !history.parts().isEmpty();
  }

  /** The last line of the journal as it was found, if it was cut in the middle. */
  Optional<String> torn() {
    return torn;
  }

  @Override
  public void close() {
    journal.close();
  }
}
