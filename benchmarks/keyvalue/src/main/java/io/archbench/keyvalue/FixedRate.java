package io.archbench.keyvalue;

import io.archbench.workload.OpenLoopSchedule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.IterationParams;

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
    schedule.run(iteration, schedule.client(records)::send);
  }

  /** Overwrites records for as long as an iteration takes. */
  @Benchmark
  public void put(Puts records, Schedule schedule, IterationParams iteration)
      throws InterruptedException {
    schedule.run(iteration, schedule.client(records)::send);
  }

  /** One thread's part of the schedule. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Schedule extends OpenLoopSchedule {
    /** Operations per second of all threads together. */
    @Param({"200"})
    double rate;

    @Override
    protected double rate() {
      return rate;
    }

    Worker client(Served served) {
      return served.client(thread());
    }
  }
}
