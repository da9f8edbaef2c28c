package io.archbench.workload;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * One thread's part of an {@link OpenLoop}, as the state of a single-shot benchmark: one invocation
 * is one phase, as long as an iteration. A suite adds the rate as a parameter of its own.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public abstract class OpenLoopSchedule {
  private static final Duration WITHOUT_A_LENGTH = Duration.ofSeconds(1);

  private OpenLoop openLoop;
  private int thread;

  /** Operations per second of all threads together. */
  protected abstract double rate();

  /** Takes its part. */
  @Setup
  public void start(ThreadParams threads) {
    start(threads.getThreadIndex(), threads.getThreadCount());
  }

  /** Takes the part of that thread, outside of JMH. */
  public void start(int index, int threads) {
    thread = index;
    openLoop = new OpenLoop(rate(), index, threads);
  }

  /** Which thread it is, from 0. */
  public int thread() {
    return thread;
  }

  /** Sends what is due in an iteration, and returns how many answers came. */
  public int run(IterationParams iteration, OpenLoop.Target target) throws InterruptedException {
    long nanoseconds = iteration.getTime().convertTo(TimeUnit.NANOSECONDS);
    return run(nanoseconds > 0 ? Duration.ofNanos(nanoseconds) : WITHOUT_A_LENGTH, target);
  }

  /** Sends what is due in so much time, and returns how many answers came. */
  public int run(Duration length, OpenLoop.Target target) throws InterruptedException {
    return openLoop.run(length, target);
  }
}
