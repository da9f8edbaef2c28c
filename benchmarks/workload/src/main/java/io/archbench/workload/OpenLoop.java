package io.archbench.workload;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends operations at a fixed rate, whether or not earlier ones were answered, and records two
 * times of each: {@code service} from its start, and {@code response} from the instant at which it
 * had to start. A closed loop sends the next operation after the answer to the last, so it stops
 * asking while a server stalls, and its times hide the stall.
 *
 * <p>For single-shot benchmarks: one invocation is one phase. The threads of a cell share one
 * schedule; each makes its own object (in a state of thread scope) and sends every <i>n</i>th
 * operation of it. The sending thread parks between operations and never spins, which would take a
 * CPU from the server: {@code response} includes how late the system wakes it. {@link
 * LatencyProfiler} collects times and rates of measured phases ({@link
 * CellDirectory#OPEN_LOOP_FILE}).
 */
public final class OpenLoop {
  /** Starts later than this are counted. */
  static final long LATE_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final double NANOSECONDS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final LatencyRecorder service = LatencyRecorder.service();
  private final LatencyRecorder response = LatencyRecorder.response();
  private final double rate;
  private final int index;
  private final int threads;
  private final Time time;

  /**
   * The part of the schedule that one thread sends.
   *
   * @param rate of all threads together, in operations per second
   * @param index of the thread, from 0
   * @param threads that share the schedule
   */
  public OpenLoop(double rate, int index, int threads) {
    this(rate, index, threads, Time.REAL);
  }

  OpenLoop(double rate, int index, int threads, Time time) {
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rate must be positive and finite: " + rate);
    }
    if (index < 0 || index >= threads) {
      throw new IllegalArgumentException("thread " + index + " of " + threads);
    }
    this.rate = rate;
    this.index = index;
    this.threads = threads;
    this.time = time;
  }

  /** What is sent. */
  @FunctionalInterface
  public interface Target {
    /** Sends one operation and returns without waiting for its answer. */
    void send(Completion completion);
  }

  /**
   * Sends what is due in so much time, waits for all answers, and returns how many they were.
   *
   * @throws IllegalStateException if answers are missing a minute after the last start
   */
  public int run(Duration length, Target target) throws InterruptedException {
    long scheduled = Math.max(1, (long) (rate * length.toNanos() / NANOSECONDS_PER_SECOND));
    int own = Math.toIntExact((scheduled - index + threads - 1) / threads);
    OpenLoopAnswers answers = new OpenLoopAnswers(own, service, response, time);
    long first = time.now();
    long late = 0;
    for (int operation = 0; operation < own; operation++) {
      long intended = first + nanoseconds(index + (long) operation * threads);
      time.waitUntil(intended);
      long start = time.now();
      late += start - intended > LATE_NANOSECONDS ? 1 : 0;
      target.send(answers.expect(intended, start));
    }
    long last = own == 0 ? first : answers.await();
    OpenLoopPhase.finished(
        new OpenLoopPhase(rate, own, late, nanoseconds(scheduled), last - first));
    return own;
  }

  private long nanoseconds(long operations) {
    return (long) (operations / rate * NANOSECONDS_PER_SECOND);
  }
}
