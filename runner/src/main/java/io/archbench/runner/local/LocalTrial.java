package io.archbench.runner.local;

import io.archbench.trial.CellKey;
import io.archbench.trial.Place;
import io.archbench.trial.RunningTrial;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.TrialOutcome;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.segment.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A trial whose agent is a process of this machine, started now or by an earlier runner. */
final class LocalTrial implements RunningTrial {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration START = Duration.ofSeconds(5);

  private final TrialSpec spec;
  private final TrialDirectory directory;
  private final TrialObserver observer;
  private final TrialProcesses processes;
  private final LocalOutcome outcome;
  private volatile boolean cancelled;

  LocalTrial(TrialSpec spec, Place place, TrialDirectory directory, TrialObserver observer) {
    this.spec = spec;
    this.directory = directory;
    this.observer = observer;
    this.processes = new TrialProcesses(directory);
    this.outcome = new LocalOutcome(spec, place, directory);
  }

  @Override
  public TrialKey key() {
    return spec.key();
  }

  @Override
  public TrialOutcome await() throws InterruptedException {
    Instant adopted = Instant.now();
    // not by the clock on the wall, which may be set while a trial runs
    long began = System.nanoTime();
    Duration tooLong = spec.deadline().plus(Duration.ofMinutes(1));
    Progress progress = new Progress();
    boolean hung = false;
    // in this order: an agent that notes its process id between the two looks is alive
    while (starting(began) || processes.agentIsAlive()) {
      progress.look();
      if (!hung && since(began).compareTo(tooLong) > 0) {
        hung = true; // its own deadline has passed long ago
        processes.killAll();
      }
      Thread.sleep(LOOK_EVERY);
    }
    progress.look();
    processes.killAll(); // an agent that died hard leaves its JMH behind
    return outcome.read(adopted, hung);
  }

  private boolean starting(long began) {
    return !processes.agentWasStarted() && since(began).compareTo(START) < 0;
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void release() {
    directory.delete();
  }

  /** Turns what the manifest says into progress, and a wish to cancel into the end of a cell. */
  private final class Progress {
    private Optional<CellKey> running = Optional.empty();
    private int segments = -1;
    private boolean stopped;
    private int whenCancelled = -1;

    void look() {
      Optional<Manifest> manifest = directory.manifest();
      manifest.ifPresent(this::tell);
      if (cancelled && !stopped) {
        stopAfterCell(manifest);
      }
    }

    private void tell(Manifest manifest) {
      if (manifest.count() != segments) {
        segments = manifest.count();
        // the opening is no cell, and an attempt that has ended has printed a closing too
        int others = manifest.state() == Manifest.State.RUNNING ? 1 : 2;
        observer.cellsFinished(
            key(), Math.min(Math.max(0, segments - others), spec.cells().size()));
      }
      if (!manifest.running().equals(running)) {
        running = manifest.running();
        running.ifPresent(cell -> observer.cellStarted(key(), cell));
      }
    }

    private void stopAfterCell(Optional<Manifest> manifest) {
      int count = manifest.map(Manifest::count).orElse(0);
      if (whenCancelled < 0) {
        whenCancelled = count;
      }
      if (count > whenCancelled || manifest.flatMap(Manifest::running).isEmpty()) {
        stopped = processes.stopAgent();
      }
    }
  }
}
