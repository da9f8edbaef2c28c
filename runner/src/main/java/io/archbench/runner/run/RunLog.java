package io.archbench.runner.run;

import io.archbench.runner.plan.Round;
import io.archbench.runner.run.RunHistory.TrialHistory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The journal and what it says so far, kept together: an event counts once it is on the disk.
 * Thread-safe.
 */
final class RunLog implements AutoCloseable {
  private final Journal journal;
  private final RunHistory history;
  private final Optional<String> torn;

  /** Goes on with the journal of a run; only who holds its lock may write to it. */
  RunLog(RunDirectory directory, RunDirectory.Lock lock, Clock clock) {
    lock.check();
    Journal.Replay replay = directory.replay();
    history = RunHistory.of(replay.events());
    torn = replay.torn();
    journal = directory.journal(clock);
  }

  synchronized void append(JournalEvent event) {
    journal.append(event);
    history.add(event);
  }

  synchronized TrialHistory trial(String trial) {
    return history.trial(trial);
  }

  synchronized Optional<JournalEvent.RoundPlanned> round(int round) {
    return history.round(round);
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
