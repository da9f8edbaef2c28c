package io.archbench.dashboard;

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
  /** Searches as Discover does for as long as an iteration takes. */
  @Benchmark
  public int search(Search.Discover logs, Searches schedule, IterationParams iteration)
      throws InterruptedException {
    NodeClient client = logs.client(schedule.thread());
    return schedule.run(
        iteration,
        completion -> logs.question(schedule.next()).send(client, completion, logs.directory));
  }

  /** Refreshes dashboards for as long as an iteration takes. */
  @Benchmark
  public int refresh(Refresh.Panelled logs, Refreshes schedule, IterationParams iteration)
      throws InterruptedException {
    NodeClient client = logs.client(schedule.thread());
    return schedule.run(
        iteration,
        completion ->
            logs.question(schedule.next()).batched().send(client, completion, logs.directory));
  }

  /** One thread's part of a schedule. */
  @State(Scope.Thread)
  public abstract static class Schedule extends OpenLoopSchedule {
    private int turn;

    /** Threads start apart, as those of a closed loop do. */
    int next() {
      return 7 * thread() + turn++;
    }
  }

  /** When searches start. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Searches extends Schedule {
    /** Searches per second of all threads together. */
    @Param({"50"})
    double rate;

    @Override
    protected double rate() {
      return rate;
    }
  }

  /** When dashboards are refreshed. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Refreshes extends Schedule {
    /** Refreshes per second of all threads together. */
    @Param({"10"})
    double rate;

    @Override
    protected double rate() {
      return rate;
    }
  }
}
