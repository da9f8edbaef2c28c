package io.archbench.keyvalue;

import io.archbench.workload.InFlight;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** One thread that sends many operations before it waits for answers. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the set-up before anything else
public class Batch {
  /** How many operations wait for their answers at most. */
  @Param({"32", "256", "1000"})
  int inFlight;

  private InFlight window;
  private int thread;

  /** Says which thread it is. */
  @Setup
  public void start(ThreadParams threads) {
    start(threads.getThreadIndex());
  }

  void start(int index) {
    thread = index;
    window = new InFlight(inFlight);
  }

  void send(Served served) throws InterruptedException {
    Worker client = served.client(thread);
    for (int operation = 0; operation < ManyInFlight.OPERATIONS; operation++) {
      window.begin();
      client.send(window);
    }
    window.drain();
  }
}
