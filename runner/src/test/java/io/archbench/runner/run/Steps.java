package io.archbench.runner.run;

import io.archbench.analysis.price.Money;
import io.archbench.trial.CellKey;
import io.archbench.trial.TrialKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What a runner journals (through its clock) and tells its listener, in order; at a chosen step,
 * before it is done, the runner dies.
 */
final class Steps extends Clock implements RunListener {
  private final int fatal;
  private final List<String> done = new ArrayList<>();

  /** Dies at the step of that number, from 1; at none for 0. */
  Steps(int fatal) {
    this.fatal = fatal;
  }

  private synchronized void step(String what) {
    done.add(what);
    if (done.size() == fatal) {
      throw new FakeExecutor.KilledException();
    }
  }

  synchronized List<String> done() {
    return List.copyOf(done);
  }

  @Override
  public Instant instant() {
    step("journal");
    return RunFixtures.NOW;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public void started(int trials, int cells) {
    step("started " + trials + " " + cells);
  }

  @Override
  public void pending(String variant, String why) {
    step("pending " + variant + ": " + why);
  }

  @Override
  public void waiting(String what, String why) {}

  @Override
  public void spent(Money money) {}

  @Override
  public void trialStarted(TrialKey trial, String place, boolean adopted) {
    step((adopted ? "adopted " : "began ") + trial);
  }

  @Override
  public void cellStarted(TrialKey trial, CellKey cell) {
    step("cell " + cell);
  }

  @Override
  public void cellFinished(TrialKey trial) {
    step("finished a cell of " + trial);
  }

  @Override
  public void collected(TrialKey trial, int failedCells) {
    step("collected " + trial + " " + failedCells);
  }

  @Override
  public void broke(TrialKey trial, String kind, String words, String remedy) {
    step("broke " + trial + " " + kind + ": " + words + " " + remedy);
  }

  @Override
  public void note(String words) {
    step("note " + words);
  }
}
