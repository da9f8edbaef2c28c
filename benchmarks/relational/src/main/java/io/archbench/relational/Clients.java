package io.archbench.relational;

import io.archbench.workload.Completion;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Four clients of one thread of the benchmark, each of which waits for its answers in a thread. */
final class Clients implements AutoCloseable {
  private final ExecutorService threads = Executors.newFixedThreadPool(FourClients.CLIENTS);

  // as many as threads, so that each thread finds one
  private final Queue<Integer> idle = new ConcurrentLinkedQueue<>();

  /** Those of the benchmark's thread of that number. */
  Clients(int thread) {
    for (int client = 0; client < FourClients.CLIENTS; client++) {
      idle.add(thread * FourClients.CLIENTS + client);
    }
  }

  /** Has one of them ask, as soon as one is idle, and returns at once. */
  void send(Served served, Completion completion) {
    threads.execute(
        () -> {
          try {
            once(served);
            completion.done();
          } catch (RuntimeException e) {
            completion.failed(e);
          }
        });
  }

  private void once(Served served) {
    Integer client = idle.remove();
    try {
      served.once(served.client(client));
    } finally {
      idle.add(client);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
