package io.archbench.jvm;

import io.archbench.workload.CellDirectory;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Both ends of a queue: one thread sends and then waits for what was received. */
final class QueueEnds implements AutoCloseable {
  private final int patienceSeconds;
  private final Semaphore whole = new Semaphore(0);
  private final MessageQueue queue;
  private int received;
  private int folded = 1;

  QueueEnds(Function<LongConsumer, MessageQueue> queues, int patienceSeconds) {
    this.patienceSeconds = patienceSeconds;
    this.queue = queues.apply(this::receive);
  }

  void send(long message) throws InterruptedException {
    queue.send(message);
  }

  /** In the receiver's thread; the semaphore hands what it wrote to the one that waits. */
  private void receive(long message) {
    folded = 31 * folded + Long.hashCode(message);
    received++;
    if (received == Messages.BATCH) {
      whole.release();
    }
  }

  /** Waits for a whole batch, and returns what its messages come to. */
  long await(CellDirectory directory) throws InterruptedException {
    if (!whole.tryAcquire(patienceSeconds, TimeUnit.SECONDS)) {
      throw directory.wrongAnswer(
          "messages received within " + patienceSeconds + " s", Messages.BATCH, received);
    }
    long sum = folded;
    received = 0;
    folded = 1;
    return sum;
  }

  @Override
  public void close() {
    queue.close();
  }
}
