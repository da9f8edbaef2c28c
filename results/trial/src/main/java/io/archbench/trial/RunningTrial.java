package io.archbench.trial;

/** A trial that was started or adopted. */
public interface RunningTrial {
  /** The attempt that runs. */
  TrialKey key();

  /**
   * Waits until the trial ended and its record was read and checked.
   *
   * @throws InterruptedException if the waiting thread is interrupted; the trial goes on
   */
  TrialOutcome await() throws InterruptedException;

  /** Asks the trial to stop and to keep what it has; {@link #await} then returns soon. */
  void cancel();

  /** Removes what the trial left at its place; called only after its record is durable. */
  void release();
}
