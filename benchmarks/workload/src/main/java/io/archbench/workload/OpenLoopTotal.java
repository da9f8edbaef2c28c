package io.archbench.workload;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** All measured phases of a fork. */
final class OpenLoopTotal {
  /** Below this share of the target, times are those of a queue that only grows. */
  private static final double KEPT_UP = 0.99;

  private double targetRate;
  private long operations;
  private long lateStarts;
  private long nanoseconds;

  /** Adds the phases that the threads ran at the same time. */
  void add(List<OpenLoopPhase> phases) {
    long length = 0;
    for (OpenLoopPhase phase : phases) {
      targetRate = phase.rate();
      operations += phase.operations();
      lateStarts += phase.lateStarts();
      length = Math.max(length, phase.scheduledNanoseconds());
      length = Math.max(length, phase.elapsedNanoseconds());
    }
    nanoseconds += length;
  }

  double achievedRate() {
    return operations / (nanoseconds / (double) TimeUnit.SECONDS.toNanos(1));
  }

  boolean saturated() {
    return achievedRate() < KEPT_UP * targetRate;
  }

  /** One JSON object; rates in operations per second. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"achievedRate\":%.3f,\"lateStarts\":%d,\"operations\":%d,\"saturated\":%b,"
            + "\"targetRate\":%.3f}",
        achievedRate(),
        lateStarts,
        operations,
        saturated(),
        targetRate);
  }
}
