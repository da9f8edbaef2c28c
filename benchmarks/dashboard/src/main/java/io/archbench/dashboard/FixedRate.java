package io.archbench.dashboard;

import io.archbench.workload.OpenLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
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
  /** Searches as Discover does for as long as an iteration takes. */
  @Benchmark
  public void search(Search.Discover logs, Searches schedule, IterationParams iteration)
      throws InterruptedException {
    schedule.run(logs, turn -> logs.question(turn), length(iteration));
  }

  /** Refreshes dashboards for as long as an iteration takes. */
  @Benchmark
  public void refresh(Refresh.Panelled logs, Refreshes schedule, IterationParams iteration)
      throws InterruptedException {
    schedule.run(logs, turn -> logs.question(turn).batched(), length(iteration));
  }

  private static Duration length(IterationParams iteration) {
    long nanoseconds = iteration.getTime().convertTo(TimeUnit.NANOSECONDS);
    return nanoseconds > 0 ? Duration.ofNanos(nanoseconds) : Duration.ofSeconds(1);
  }

  /** One thread's part of a schedule. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public abstract static class Schedule {
    private OpenLoop openLoop;
    private int thread;
    private int turn;

    /** Operations per second of all threads together. */
    abstract double rate();

    /** Takes its part. */
    @Setup
    public void start(ThreadParams threads) {
      start(threads.getThreadIndex(), threads.getThreadCount());
    }

    void start(int index, int threads) {
      thread = index;
      turn = 7 * index;
      openLoop = new OpenLoop(rate(), index, threads);
    }

    void run(RunningNode node, IntFunction<Question> questions, Duration length)
        throws InterruptedException {
      NodeClient client = node.client(thread);
      openLoop.run(
          length, completion -> questions.apply(turn++).send(client, completion, node.directory));
    }
  }

  /** When searches start. */
  @State(Scope.Thread)
  public static class Searches extends Schedule {
    /** Searches per second of all threads together. */
    @Param({"50"})
    double rate;

    @Override
    double rate() {
      return rate;
    }
  }

  /** When dashboards are refreshed. */
  @State(Scope.Thread)
  public static class Refreshes extends Schedule {
    /** Refreshes per second of all threads together. */
    @Param({"10"})
    double rate;

    @Override
    double rate() {
      return rate;
    }
  }
}
