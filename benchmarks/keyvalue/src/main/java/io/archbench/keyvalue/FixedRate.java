package io.archbench.keyvalue;

import io.archbench.workload.OpenLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Requests that come at a fixed rate, whether or not earlier ones were answered. The result is in
 * the histograms and in {@code open-loop.json}; the score is the length of the phase.
 */
@BenchmarkMode(Mode.SingleShotTime)
public class FixedRate {
  /** Reads records for as long as an iteration takes. */
  @Benchmark
  public void range(Ranges records, Schedule schedule, IterationParams iteration)
      throws InterruptedException {
    schedule.run(records, iteration);
  }

  /** Overwrites records for as long as an iteration takes. */
  @Benchmark
  public void put(Puts records, Schedule schedule, IterationParams iteration)
      throws InterruptedException {
    schedule.run(records, iteration);
  }

  /** One thread's part of the schedule. */
  @State(Scope.Thread)
  @SuppressWarnings(
      "NullAway.Init") // JMH sets parameters and calls the set-up before anything else
  public static class Schedule {
    private static final Duration WITHOUT_A_LENGTH = Duration.ofSeconds(1);

    /** Operations per second of all threads together. */
    @Param({"200"})
    double rate;

    private OpenLoop openLoop;
    private int thread;

    /** Takes its part. */
    @Setup
    public void start(ThreadParams threads) {
      start(threads.getThreadIndex(), threads.getThreadCount());
    }

    void start(int index, int threads) {
      thread = index;
      openLoop = new OpenLoop(rate, index, threads);
    }

    private void run(Served served, IterationParams iteration) throws InterruptedException {
      long nanoseconds = iteration.getTime().convertTo(TimeUnit.NANOSECONDS);
      run(served, nanoseconds > 0 ? Duration.ofNanos(nanoseconds) : WITHOUT_A_LENGTH);
    }

    void run(Served served, Duration length) throws InterruptedException {
      openLoop.run(length, served.client(thread)::send);
    }
  }
}
