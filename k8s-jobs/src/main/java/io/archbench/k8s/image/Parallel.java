package io.archbench.k8s.image;

import io.archbench.k8s.image.store.RegistryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at the same time, and fails as the first of them fails. */
final class Parallel {
  private Parallel() {}

  /** All results, in the order of the work. */
  static <T> List<T> all(int atOnce, List<Callable<T>> work) throws IOException {
    try (ExecutorService workers = Executors.newFixedThreadPool(atOnce)) {
      CompletionService<T> finished = new ExecutorCompletionService<>(workers);
      List<Future<T>> all = work.stream().map(finished::submit).toList();
      try {
        for (int i = 0; i < all.size(); i++) {
          finished.take().get();
        }
      } catch (ExecutionException | InterruptedException e) {
        workers.shutdownNow(); // the rest is for nothing
        throw e;
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : all) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted in mid-transfer: the same command goes on", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("transfers throw nothing else", e);
    }
  }
}
