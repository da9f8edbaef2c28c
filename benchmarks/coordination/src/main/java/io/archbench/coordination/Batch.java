package io.archbench.coordination;

import io.archbench.workload.InFlight;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** One thread that sends many operations before it waits for answers. */
@State(Scope.Thread)
public class Batch {
  private final InFlight window = new InFlight(ManyInFlight.WINDOW);
  private int thread;

  /** Says which thread it is. */
  @Setup
  public void start(ThreadParams threads) {
    thread = threads.getThreadIndex();
  }

  void send(Served served) throws InterruptedException {
    Worker worker = served.worker(thread);
    for (int operation = 0; operation < ManyInFlight.OPERATIONS; operation++) {
      window.begin();
      worker.send(window);
    }
    window.drain();
  }
}
