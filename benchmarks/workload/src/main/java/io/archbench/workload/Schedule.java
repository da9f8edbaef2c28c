package io.archbench.workload;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.infra.ThreadParams;

/** One thread's part of a schedule of a fixed rate, for single-shot benchmarks. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the set-up before anything else
public class Schedule {
  private static final Duration WITHOUT_A_LENGTH = Duration.ofSeconds(1);

  /** Operations per second of all threads together. */
  @Param({"1000"})
  public double rate;

  private OpenLoop openLoop;
  private int thread;

  /** Takes its part. */
  @Setup
  public void start(ThreadParams threads) {
    start(threads.getThreadIndex(), threads.getThreadCount());
  }

  /** Takes that part, from 0, of so many. */
  public void start(int index, int threads) {
    thread = index;
    openLoop = new OpenLoop(rate, index, threads);
  }

  /** Which thread it is, from 0. */
  public int thread() {
    return thread;
  }

  /** Sends what is due while an iteration lasts, and returns how many answers came. */
  public int run(IterationParams iteration, OpenLoop.Target target) throws InterruptedException {
    long nanoseconds = iteration.getTime().convertTo(TimeUnit.NANOSECONDS);
    return run(nanoseconds > 0 ? Duration.ofNanos(nanoseconds) : WITHOUT_A_LENGTH, target);
  }

  /** Sends what is due in so much time, and returns how many answers came. */
  public int run(Duration length, OpenLoop.Target target) throws InterruptedException {
    return openLoop.run(length, target);
  }
}
