package io.archbench.relational;

import io.archbench.workload.InFlight;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/** Four clients that share what one thread of the benchmark has to do. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class Crowd {
  private final InFlight window = new InFlight(FourClients.CLIENTS);
  private Clients clients;

  /** Makes them. */
  @Setup
  public void start(ThreadParams threads) {
    start(threads.getThreadIndex());
  }

  void start(int thread) {
    clients = new Clients(thread);
  }

  void run(Served served) throws InterruptedException {
    for (int operation = 0; operation < FourClients.OPERATIONS; operation++) {
      window.begin();
      clients.send(served, window);
    }
    window.drain();
  }

  /** Ends their threads. */
  @TearDown
  public void stop() {
    clients.close();
  }
}
