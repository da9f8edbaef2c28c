package io.archbench.indexing;

import io.archbench.workload.Completion;
import io.archbench.workload.OpenLoopSchedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;

/**
 * Requests that come at a fixed rate, whether or not earlier ones were answered. The result is in
 * the histograms and in {@code open-loop.json}; the score is the length of the phase.
 */
@BenchmarkMode(Mode.SingleShotTime)
public class FixedRate {
  /** Sends requests of a dashboard's mix for as long as an iteration takes. */
  @Benchmark
  public int mixed(
      Search.MixedLogs logs, SearchThreads threads, Schedule schedule, IterationParams iteration)
      throws InterruptedException {
    return schedule.run(iteration, completion -> threads.search(logs, schedule.next(), completion));
  }

  /** One thread's part of the schedule. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Schedule extends OpenLoopSchedule {
    /** Operations per second of all threads together. */
    @Param({"1000"})
    double rate;

    private int turn;

    @Override
    protected double rate() {
      return rate;
    }

    /** Threads start apart, as those of a closed loop do. */
    int next() {
      return 7 * thread() + turn++;
    }
  }

  /** The threads that search: as many as those of Elasticsearch's {@code search} pool. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class SearchThreads {
    private ExecutorService threads;

    /** Starts them. */
    @Setup
    public void start() {
      threads =
          Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors() * 3 / 2 + 1);
    }

    void search(Search.MixedLogs logs, int turn, Completion completion) {
      threads.execute(
          () -> {
            try {
              logs.request(turn); // which checks its answer
              completion.done();
            } catch (IOException e) {
              completion.failed(new UncheckedIOException(e));
            } catch (RuntimeException e) {
              completion.failed(e);
            }
          });
    }

    /** Ends them. */
    @TearDown
    public void stop() {
      threads.shutdown();
    }
  }
}
