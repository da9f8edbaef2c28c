package io.archbench.pipeline;

import io.archbench.workload.CellDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jctools.queues.MpmcArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The queue between inputs and workers, which all threads fill and empty. It keeps account of what
 * went in and out. Thread-safe.
 */
final class DocumentQueue {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private final MpmcArrayQueue<ShippedDocument> queue;
  private final CellDirectory directory;
  private final LongAdder account = new LongAdder();

  /** With room for a batch of each thread. */
  DocumentQueue(int threads, CellDirectory directory) {
    this(new MpmcArrayQueue<>(KnownResults.BATCH * Math.max(1, threads)), directory);
  }

  DocumentQueue(MpmcArrayQueue<ShippedDocument> queue, CellDirectory directory) {
    this.queue = queue;
    this.directory = directory;
  }

  /** Adds documents. */
  void put(List<ShippedDocument> documents) {
    long sum = 0;
    for (ShippedDocument document : documents) {
      if (!queue.offer(document)) {
        throw new IllegalStateException(
            "the queue has room for a batch of each thread, and is full with " + queue.size());
      }
      sum += entry(document);
    }
    account.add(sum);
  }

  /** Takes that many, whoever added them. */
  List<ShippedDocument> take(int count) {
    List<ShippedDocument> taken = new ArrayList<>(count);
    long sum = 0;
    for (int index = 0; index < count; index++) {
      ShippedDocument document = next();
      sum += entry(document);
      taken.add(document);
    }
    account.add(-sum);
    return taken;
  }

  private ShippedDocument next() {
    @Nullable ShippedDocument document = queue.poll();
    return document == null ? await() : document;
  }

  private ShippedDocument await() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE) {
      @Nullable ShippedDocument document = queue.poll();
      if (document != null) {
        return document;
      }
      Thread.onSpinWait();
    }
    throw directory.wrongAnswer("events in the queue", "one more", "none");
  }

  /**
   * Checks, while no thread works, that all that went in came out, and nothing twice.
   *
   * @throws io.archbench.workload.WrongAnswerException if it did not
   */
  void checkEmpty() {
    if (!queue.isEmpty()) {
      throw directory.wrongAnswer("events left in the queue", 0, queue.size());
    }
    if (account.sum() != 0) {
      throw directory.wrongAnswer("events in less events out", 0, account.sum());
    }
  }

  private static long entry(ShippedDocument document) {
    return SPREAD * (document.position() + 1);
  }
}
