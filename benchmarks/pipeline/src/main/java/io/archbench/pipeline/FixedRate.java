package io.archbench.pipeline;

import io.archbench.workload.Completion;
import io.archbench.workload.OpenLoopSchedule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Events that arrive at a fixed rate, whether or not earlier ones went out. The result is in the
 * histograms and in {@code open-loop.json}; the score is the length of the phase.
 */
@BenchmarkMode(Mode.SingleShotTime)
public class FixedRate {
  /** Events through all stages for as long as an iteration takes. */
  @Benchmark
  public int run(Input input, Schedule schedule, IterationParams iteration)
      throws InterruptedException {
    return schedule.run(iteration, completion -> input.send(completion));
  }

  /** One thread's part of the schedule. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Schedule extends OpenLoopSchedule {
    /** Operations per second of all threads together. */
    @Param({"1000"})
    double rate;

    @Override
    protected double rate() {
      return rate;
    }
  }

  /** As many workers as inputs. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Running {
    private Workers workers;

    /** Starts them. */
    @Setup
    public void start(Pipeline.Documents documents, BenchmarkParams benchmark) {
      start(documents, benchmark.getThreads());
    }

    void start(Pipeline.Documents documents, int count) {
      workers = new Workers(count, documents::process);
    }

    /** Ends them. */
    @TearDown
    public void stop() {
      workers.close();
    }
  }

  /** One thread's input. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Input {
    private Workers workers;
    private Pipeline.Documents documents;
    private int turn;

    /** Inputs start apart. */
    @Setup
    public void open(Running running, Pipeline.Documents shipped, ThreadParams threads) {
      open(running, shipped, threads.getThreadIndex());
    }

    void open(Running running, Pipeline.Documents shipped, int thread) {
      workers = running.workers;
      documents = shipped;
      turn = 7 * KnownResults.BATCH * thread;
    }

    void send(Completion completion) {
      workers.send(documents.document(turn++), completion);
    }
  }
}
