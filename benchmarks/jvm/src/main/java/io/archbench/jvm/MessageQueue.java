package io.archbench.jvm;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongConsumer;

/** A bounded queue from the thread that sends to one that receives. */
interface MessageQueue extends AutoCloseable {
  /** How many messages it holds at most. */
  int CAPACITY = 1_024;

  void send(long message) throws InterruptedException;

  /** Stops the receiver; what was sent and not received is lost. */
  @Override
  void close();

  /** A queue that is a {@code disruptor} or {@code arrayBlocking}. */
  static MessageQueue of(String kind, LongConsumer receiver) {
    return switch (kind) {
      case "disruptor" -> new Ring(receiver);
      case "arrayBlocking" -> new Blocking(receiver);
      default ->
          throw new IllegalArgumentException(
              "queue '" + kind + "': expected disruptor or arrayBlocking");
    };
  }

  private static ThreadFactory daemons() {
    return task -> {
      Thread thread = new Thread(task, "receiver");
      thread.setDaemon(true);
      return thread;
    };
  }

  /** LMAX Disruptor, one producer, with the wait strategy that is its default. */
  final class Ring implements MessageQueue {
    private final Disruptor<Slot> disruptor =
        new Disruptor<>(
            Slot::new, CAPACITY, daemons(), ProducerType.SINGLE, new BlockingWaitStrategy());
    private final RingBuffer<Slot> ring;

    Ring(LongConsumer receiver) {
      disruptor.handleEventsWith((slot, sequence, last) -> receiver.accept(slot.message));
      ring = disruptor.start();
    }

    @Override
    public void send(long message) {
      long sequence = ring.next();
      try {
        ring.get(sequence).message = message;
      } finally {
        ring.publish(sequence);
      }
    }

    @Override
    public void close() {
      disruptor.halt();
    }

    private static final class Slot {
      private long message;
    }
  }

  /** {@code ArrayBlockingQueue} of boxed numbers. */
  final class Blocking implements MessageQueue {
    private final BlockingQueue<Long> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread thread;

    Blocking(LongConsumer receiver) {
      thread = daemons().newThread(() -> receive(receiver));
      thread.start();
    }

    private void receive(LongConsumer receiver) {
      try {
        while (!Thread.currentThread().isInterrupted()) {
          receiver.accept(queue.take());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // closed
      }
    }

    @Override
    public void send(long message) throws InterruptedException {
      queue.put(message);
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }
}
