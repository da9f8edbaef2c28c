package io.archbench.coordination;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many sessions: opened and closed at once, because a client takes 100 ms to close one. */
final class Sessions implements AutoCloseable {
  private static final int AT_ONCE = 50;

  private final List<Session> sessions;

  private Sessions(List<Session> sessions) {
    this.sessions = List.copyOf(sessions);
  }

  /** Opens that many, spread over all servers. */
  static Sessions open(Ensemble ensemble, int count) throws Exception {
    List<Callable<Session>> tasks = new ArrayList<>();
    for (int client = 0; client < count; client++) {
      int number = client;
      tasks.add(() -> ensemble.connect(number));
    }
    return new Sessions(all(tasks));
  }

  List<Session> list() {
    return sessions;
  }

  @Override
  public void close() {
    List<Callable<Session>> tasks = new ArrayList<>();
    for (Session session : sessions) {
      tasks.add(
          () -> {
            session.close();
            return session;
          });
    }
    try {
      all(tasks);
    } catch (ExecutionException e) {
      throw new IllegalStateException("sessions cannot be closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Session> all(List<Callable<Session>> tasks)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Session> done = new ArrayList<>();
      for (Future<Session> each : threads.invokeAll(tasks)) {
        done.add(each.get());
      }
      return done;
    } finally {
      threads.shutdown();
    }
  }
}
