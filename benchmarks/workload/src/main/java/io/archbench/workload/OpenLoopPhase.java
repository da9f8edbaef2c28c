package io.archbench.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What one thread did in one phase.
 *
 * @param rate asked of all threads together, in operations per second
 * @param operations that this thread sent
 * @param lateStarts how many of them started more than a millisecond late
 * @param scheduledNanoseconds how long the schedule was
 * @param elapsedNanoseconds from the start to the last answer
 */
record OpenLoopPhase(
    double rate,
    long operations,
    long lateStarts,
    long scheduledNanoseconds,
    long elapsedNanoseconds) {
  private static final ConcurrentLinkedQueue<OpenLoopPhase> FINISHED =
      new ConcurrentLinkedQueue<>();

  /** Keeps it for {@link LatencyProfiler}. */
  static void finished(OpenLoopPhase phase) {
    FINISHED.add(phase);
  }

  /** What finished since the last call, in all threads. */
  static List<OpenLoopPhase> drain() {
    List<OpenLoopPhase> drained = new ArrayList<>();
    for (OpenLoopPhase phase = FINISHED.poll(); phase != null; phase = FINISHED.poll()) {
      drained.add(phase);
    }
    return drained;
  }
}
