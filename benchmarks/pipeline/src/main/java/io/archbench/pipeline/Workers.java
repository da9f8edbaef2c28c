package io.archbench.pipeline;

import io.archbench.workload.Completion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Threads that take events from a queue as a pipeline's workers do: the next one as soon as there
 * is one, and with it what else is there, up to a batch. Thread-safe.
 *
 * <p>The queue has no limit: an input at a fixed rate does not wait, and what it is not kept up
 * with shows in its response times.
 */
final class Workers implements AutoCloseable {
  private final BlockingQueue<Arrived> queue = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Processing processing;

  private record Arrived(ShippedDocument document, Completion completion) {}

  /** What is done with a document, its check included. */
  @FunctionalInterface
  interface Processing {
    void process(ShippedDocument document) throws IOException;
  }

  /** Starts so many. */
  Workers(int count, Processing processing) {
    this.processing = processing;
    for (int worker = 0; worker < count; worker++) {
      Thread thread = new Thread(this::work, "worker-" + worker);
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /** Puts an event into the queue, and does not wait. */
  void send(ShippedDocument document, Completion completion) {
    queue.add(new Arrived(document, completion));
  }

  private void work() {
    List<Arrived> batch = new ArrayList<>(KnownResults.BATCH);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        batch.add(queue.take());
        queue.drainTo(batch, KnownResults.BATCH - 1);
        batch.forEach(this::process);
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void process(Arrived event) {
    try {
      processing.process(event.document());
      event.completion().done();
    } catch (IOException e) {
      event.completion().failed(new IllegalStateException("an event was not processed", e));
    } catch (RuntimeException e) {
      event.completion().failed(e);
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
