package io.archbench.trial;

import java.time.Duration;

/**
 * How long a cell is warmed up and measured, after all sources of settings were merged.
 *
 * @param warmup total warm-up; run as iterations of {@code iterationTime}, the last one rounded up
 * @param iterations measured iterations
 * @param iterationTime length of one iteration, warm-up or measured
 * @param timeout what a cell may take beyond its iterations (setup, answers, teardown) before it is
 *     ended as hung
 */
public record JmhSettings(
    Duration warmup, int iterations, Duration iterationTime, Duration timeout) {
  public JmhSettings {
    if (warmup.isNegative()) {
      throw new IllegalArgumentException("warm-up must not be negative: " + warmup);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("at least one iteration: " + iterations);
    }
    if (iterationTime.toMillis() < 1) {
      throw new IllegalArgumentException("iteration time of at least 1 ms: " + iterationTime);
    }
    if (timeout.toMillis() < 1) {
      throw new IllegalArgumentException("time-out of at least 1 ms: " + timeout);
    }
  }

  /** The warm-up as a number of iterations. */
  public int warmupIterations() {
    long each = iterationTime.toMillis();
    return Math.toIntExact((warmup.toMillis() + each - 1) / each);
  }

  /** Time inside iterations, warm-up included: what a cell takes at least. */
  public Duration timeInIterations() {
    return iterationTime.multipliedBy((long) warmupIterations() + iterations);
  }

  /** When a cell is ended as hung. */
  public Duration deadline() {
    return timeInIterations().plus(timeout);
  }
}
