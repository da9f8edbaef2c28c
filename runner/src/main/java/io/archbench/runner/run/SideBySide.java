package io.archbench.runner.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same work for several things at once and waits for all of them. */
final class SideBySide {
  private SideBySide() {}

  /** Work that may be interrupted. */
  interface Work<T> {
    void on(T thing) throws InterruptedException;
  }

  /**
   * Returns when all are done.
   *
   * @throws InterruptedException if this thread or one of the workers was interrupted
   */
  static <T> void run(Collection<T> things, Work<T> work) throws InterruptedException {
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (T thing : things) {
        running.add(
            workers.submit(
                () -> {
                  work.on(thing);
                  return null;
                }));
      }
      for (Future<?> future : running) {
        join(future);
      }
    }
  }

  private static void join(Future<?> future) throws InterruptedException {
    try {
      Object unused = future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case InterruptedException interrupted -> throw interrupted;
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException("unexpected", e.getCause());
      }
    }
  }
}
