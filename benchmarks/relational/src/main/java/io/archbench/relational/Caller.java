package io.archbench.relational;

import io.archbench.workload.LatencyRecorder;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** One client in the benchmark's thread, and how long its answers took. */
@State(Scope.Thread)
public class Caller {
  final LatencyRecorder latency = LatencyRecorder.service();
  int thread;

  /** Says which thread it is. */
  @Setup
  public void start(ThreadParams threads) {
    thread = threads.getThreadIndex();
  }

  void once(Served served) {
    Client client = served.client(thread);
    long start = System.nanoTime();
    served.once(client);
    latency.record(System.nanoTime() - start);
  }
}
