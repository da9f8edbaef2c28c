package io.archbench.runner.run;

import io.archbench.runner.run.RunHistory.TrialHistory;
import io.archbench.trial.CellKey;
import io.archbench.trial.Place;
import io.archbench.trial.RunningTrial;
import io.archbench.trial.TrialExecutor;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.TrialOutcome;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialOutcome.Lost;
import io.archbench.trial.TrialOutcome.Refused;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.CellResult;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Brings one trial to an end: starts or adopts an attempt, makes its record durable, and makes
 * another attempt for the cells that are still without a result.
 */
final class TrialAttempts {
  private final RunDirectory directory;
  private final RunLog log;
  private final TrialExecutor executor;
  private final RunListener listener;
  private final StopRequest stop;
  private final BudgetWatch budget;
  private final VariantMachines machines;

  TrialAttempts(
      RunDirectory directory,
      RunLog log,
      TrialExecutor executor,
      RunListener listener,
      StopRequest stop,
      BudgetWatch budget,
      VariantMachines machines) {
    this.directory = directory;
    this.log = log;
    this.executor = executor;
    this.listener = listener;
    this.stop = stop;
    this.budget = budget;
    this.machines = machines;
  }

  /**
   * Returns when the trial is collected, refused, out of attempts, or the user wants to stop.
   *
   * @param first the trial's first attempt, as planned
   */
  void run(TrialSpec first, Place place) throws InterruptedException {
    String trial = first.id().text();
    while (true) {
      TrialHistory history = log.trial(trial);
      if (history.collected() || history.refused() || history.exhausted()) {
        return;
      }
      budget.look();
      if (stop.requested() && !history.open()) {
        return;
      }
      if (history.open()) {
        goOn(first, history.created(), place);
      } else {
        attempt(spec(first, history.created() + 1), place, false);
      }
    }
  }

  /**
   * What an earlier runner started goes on where it is; if nothing is there of it, the attempt is
   * made afresh, at a place of today.
   */
  private void goOn(TrialSpec first, int attempt, Place today) throws InterruptedException {
    Place then =
        log.place(new TrialKey(first.id(), attempt).text())
            .map(place -> new Place(place, today.architecture(), today.cpus()))
            .orElse(today);
    TrialSpec started = spec(first.at(then), attempt);
    boolean there =
        executor.existing(first.run()).contains(started.key())
            || directory.recordFiles().justStored(started).isPresent();
    attempt(there ? started : spec(first.at(today), attempt), there ? then : today, there);
  }

  private void attempt(TrialSpec spec, Place place, boolean adopted) throws InterruptedException {
    TrialKey key = spec.key();
    String trial = key.trial().text();
    if (!adopted) {
      log.append(new JournalEvent.Created(trial, key.attempt(), place.name()));
    }
    Optional<Collected> stored =
        adopted ? directory.recordFiles().justStored(spec) : Optional.empty();
    if (stored.isPresent()) {
      log.append(new JournalEvent.Finished(trial, key.attempt()));
      collected(key, stored.get());
      if (executor.existing(spec.run()).contains(key)) {
        log.append(new JournalEvent.Released(trial, key.attempt()));
        executor.start(spec, place, TrialObserver.NONE).release();
      }
      return;
    }
    listener.trialStarted(key, place.name(), adopted);
    RunningTrial running = stop.await(() -> executor.start(spec, place, new Observer()));
    Runnable cancellation = running::cancel;
    stop.onRequest(cancellation);
    TrialOutcome outcome = stop.await(running::await);
    stop.forget(cancellation);
    log.append(new JournalEvent.Finished(trial, key.attempt()));
    switch (outcome) {
      case Collected collected -> collected(key, collected);
      case Lost lost -> lost(key, lost);
      case Refused refused -> refused(key, refused);
    }
    log.append(new JournalEvent.Released(trial, key.attempt()));
    release(running);
  }

  /** Whoever leaves does not wait for a cluster that is away: who resumes the run releases it. */
  private void release(RunningTrial running) throws InterruptedException {
    stop.await(
        () -> {
          running.release();
          return running;
        });
  }

  private void collected(TrialKey key, Collected collected) {
    String digest = directory.recordFiles().store(collected);
    String trial = key.trial().text();
    Optional<String> cause = VoidRules.cause(collected);
    if (cause.isPresent()) {
      log.append(new JournalEvent.Voided(trial, key.attempt(), digest, cause.get()));
      listener.note(key + " is void: " + cause.get());
      return;
    }
    VoidRules.warning(collected.record()).ifPresent(words -> listener.note(key + ": " + words));
    log.append(new JournalEvent.Collected(trial, key.attempt(), digest));
    machines.add(collected).ifPresent(listener::note);
    long failed =
        collected.record().cells().stream().filter(CellResult.Failed.class::isInstance).count();
    listener.collected(key, Math.toIntExact(failed));
  }

  private void lost(TrialKey key, Lost lost) {
    Optional<Collected> all = lost.partial().filter(saved -> saved.record().isComplete());
    if (all.isPresent()) { // a new attempt would have nothing to measure
      listener.note(
          "%s %s: %s. All its results were saved".formatted(key, lost.kind(), lost.words()));
      collected(key, all.get());
      return;
    }
    log.append(
        new JournalEvent.Lost(
            key.trial().text(),
            key.attempt(),
            lost.kind(),
            lost.words(),
            lost.partial().map(directory.recordFiles()::store)));
    lost.partial().flatMap(machines::add).ifPresent(listener::note);
    if (!stop.requested()) {
      listener.broke(key, lost.kind().name(), lost.words(), lost.remedy());
    }
  }

  private void refused(TrialKey key, Refused refused) {
    log.append(
        new JournalEvent.Refused(
            key.trial().text(), key.attempt(), refused.kind(), refused.words()));
    listener.broke(key, refused.kind().name(), refused.words(), refused.remedy());
  }

  /**
   * The spec of an attempt: without the cells that earlier ones have a result for. The same before
   * and after it ran, so that it can be adopted.
   *
   * @param first the trial's first attempt, as planned
   */
  TrialSpec spec(TrialSpec first, int attempt) {
    String trial = first.id().text();
    Set<CellKey> done = new HashSet<>();
    log.trial(trial)
        .records()
        .forEach(
            (earlier, digest) -> {
              if (earlier < attempt) {
                done.addAll(
                    directory.recordFiles().stored(trial, earlier, digest).record().cellKeys());
              }
            });
    return first.retry(attempt, done);
  }

  private final class Observer implements TrialObserver {
    private int told;
    private String reason = "";

    /** Whoever waits finishes no cell, so that the budget is looked at here. */
    @Override
    public void waiting(TrialKey trial, String why) {
      budget.look();
      if (isNews(why)) {
        listener.waiting(trial.text(), why);
      }
    }

    private synchronized boolean isNews(String why) {
      boolean news = !why.isEmpty() && !why.equals(reason);
      reason = why;
      return news;
    }

    @Override
    public void cellStarted(TrialKey trial, CellKey cell) {
      listener.cellStarted(trial, cell);
    }

    @Override
    public synchronized void cellsFinished(TrialKey trial, int cells) {
      budget.look();
      for (; told < cells; told++) {
        listener.cellFinished(trial);
      }
    }
  }
}
