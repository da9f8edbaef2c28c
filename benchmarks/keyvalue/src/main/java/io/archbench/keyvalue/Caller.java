package io.archbench.keyvalue;

import io.archbench.workload.LatencyRecorder;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** One thread that waits for each answer, and how long that took. */
@State(Scope.Thread)
public class Caller {
  final LatencyRecorder latency = LatencyRecorder.service();
  int thread;

  /** Says which thread it is. */
  @Setup
  public void start(ThreadParams threads) {
    thread = threads.getThreadIndex();
  }

  void once(Served served) throws InterruptedException {
    Worker client = served.client(thread);
    long start = System.nanoTime();
    client.once();
    latency.record(System.nanoTime() - start);
  }
}
