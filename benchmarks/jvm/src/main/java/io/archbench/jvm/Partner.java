package io.archbench.jvm;

import java.util.concurrent.Exchanger;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The thread at the other end: it answers each number that it is sent with another. */
abstract class Partner implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  final LongUnaryOperator reply;
  final Thread thread;
  volatile boolean closed;

  private Partner(LongUnaryOperator reply) {
    this.reply = reply;
    this.thread = new Thread(this::answer, "partner");
    thread.setDaemon(true);
  }

  /** A partner that is reached in one of the ways. */
  static Partner by(String way, LongUnaryOperator reply) {
    Partner partner =
        switch (way) {
          case "exchanger" -> new ByExchanger(reply);
          case "park" -> new ByPark(reply);
          case "spin" -> new BySpin(reply);
          case "synchronousQueue" -> new ByQueues(reply);
          default ->
              throw new IllegalArgumentException(
                  "by '" + way + "': expected exchanger, park, spin or synchronousQueue");
        };
    partner.thread.start();
    return partner;
  }

  /**
   * Sends a number and waits for the answer.
   *
   * @throws TimeoutException if none comes within ten seconds
   */
  abstract long send(long message) throws InterruptedException, TimeoutException;

  /** Answers until it is closed. */
  abstract void serve() throws InterruptedException, TimeoutException;

  private void answer() {
    try {
      while (!closed) {
        serve();
      }
    } catch (InterruptedException | TimeoutException e) {
      closed = true; // or nobody has sent anything for long; whoever does finds that out in time
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private static TimeoutException silence() {
    return new TimeoutException(
        "nothing within " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE) + " s");
  }

  private static <T> T present(@Nullable T found) throws TimeoutException {
    if (found == null) {
      throw silence();
    }
    return found;
  }

  /** Two meetings at an {@link Exchanger}. */
  private static final class ByExchanger extends Partner {
    private final Exchanger<Long> exchanger = new Exchanger<>();

    ByExchanger(LongUnaryOperator reply) {
      super(reply);
    }

    @Override
    long send(long message) throws InterruptedException, TimeoutException {
      meet(message);
      return meet(message);
    }

    @Override
    void serve() throws InterruptedException {
      long message = exchanger.exchange(0L);
      exchanger.exchange(reply.applyAsLong(message));
    }

    private long meet(long message) throws InterruptedException, TimeoutException {
      return exchanger.exchange(message, PATIENCE, TimeUnit.NANOSECONDS);
    }
  }

  /** Two queues without room. */
  private static final class ByQueues extends Partner {
    private final SynchronousQueue<Long> there = new SynchronousQueue<>();
    private final SynchronousQueue<Long> back = new SynchronousQueue<>();

    ByQueues(LongUnaryOperator reply) {
      super(reply);
    }

    @Override
    long send(long message) throws InterruptedException, TimeoutException {
      if (!there.offer(message, PATIENCE, TimeUnit.NANOSECONDS)) {
        throw silence();
      }
      return present(back.poll(PATIENCE, TimeUnit.NANOSECONDS));
    }

    @Override
    void serve() throws InterruptedException {
      back.put(reply.applyAsLong(there.take()));
    }
  }

  /** Two fields, of which one says whose turn it is; each waits in its own way. */
  private abstract static class ByTurns extends Partner {
    private long number;
    private volatile boolean partners;
    private volatile @Nullable Thread sender;

    ByTurns(LongUnaryOperator reply) {
      super(reply);
    }

    abstract void wake(Thread other);

    /** Waits a little; the turn may not have come. */
    abstract void pause(int pauses);

    @Override
    long send(long message) throws InterruptedException, TimeoutException {
      sender = Thread.currentThread();
      number = message;
      partners = true;
      wake(thread);
      await(false, PATIENCE);
      return number;
    }

    @Override
    void serve() throws InterruptedException, TimeoutException {
      await(true, Long.MAX_VALUE);
      number = reply.applyAsLong(number);
      Thread waiting = present(sender);
      partners = false;
      wake(waiting);
    }

    private void await(boolean turn, long patience) throws InterruptedException, TimeoutException {
      long start = System.nanoTime();
      for (int pauses = 0; partners != turn; pauses++) {
        pause(pauses);
        if (Thread.interrupted()) {
          throw new InterruptedException("closed");
        }
        if (pauses % 1_024 == 1_023 && System.nanoTime() - start > patience) {
          throw silence();
        }
      }
    }
  }

  /** {@code LockSupport}. */
  private static final class ByPark extends ByTurns {
    private static final long CHECK_AGAIN = TimeUnit.MILLISECONDS.toNanos(10);

    ByPark(LongUnaryOperator reply) {
      super(reply);
    }

    @Override
    void wake(Thread other) {
      LockSupport.unpark(other);
    }

    @Override
    void pause(int pauses) {
      LockSupport.parkNanos(CHECK_AGAIN);
    }
  }

  /** No system call while both threads have a CPU: what it takes a cache line to travel. */
  private static final class BySpin extends ByTurns {
    private static final int BEFORE_PARK = 1_000;

    BySpin(LongUnaryOperator reply) {
      super(reply);
    }

    @Override
    void wake(Thread other) {}

    /** With one CPU for both, the other one can only go on if this one lets it. */
    @Override
    void pause(int pauses) {
      if (pauses < BEFORE_PARK) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(1);
      }
    }
  }
}
