package io.archbench.pipeline;

import io.archbench.workload.LatencyRecorder;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** One thread that works on batches: where it is in their order, and how long they took. */
@State(Scope.Thread)
public class Caller {
  final LatencyRecorder latency = LatencyRecorder.service();
  private int turn;

  /** Threads start apart, so that they do not work on the same at the same time. */
  @Setup
  public void start(ThreadParams threads) {
    turn = 7 * threads.getThreadIndex();
  }

  int next() {
    return turn++;
  }
}
