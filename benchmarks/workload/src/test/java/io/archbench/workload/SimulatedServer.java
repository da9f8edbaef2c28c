package io.archbench.workload;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that answers one operation after the other, in a time of its own; it may stall once. */
final class SimulatedServer implements Time, OpenLoop.Target {
  private final long serviceNanoseconds;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private long stallFrom = Long.MAX_VALUE;
  private long stallTo = Long.MAX_VALUE;
  private long now;
  private long free;

  private record Pending(Completion completion, long at) {}

  SimulatedServer(long serviceMicroseconds) {
    this.serviceNanoseconds = TimeUnit.MICROSECONDS.toNanos(serviceMicroseconds);
  }

  SimulatedServer stalling(long fromMilliseconds, long milliseconds) {
    stallFrom = TimeUnit.MILLISECONDS.toNanos(fromMilliseconds);
    stallTo = stallFrom + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    return this;
  }

  @Override
  public void send(Completion completion) {
    long begin = Math.max(now, free);
    if (begin >= stallFrom && begin < stallTo) {
      begin = stallTo;
    }
    free = begin + serviceNanoseconds;
    pending.addLast(new Pending(completion, free));
  }

  /** Sends, and waits for the answer. */
  void ask(Completion completion) {
    send(completion);
    waitUntil(free);
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void waitUntil(long instant) {
    while (!pending.isEmpty() && pending.getFirst().at <= instant) {
      Pending next = pending.removeFirst();
      now = next.at;
      next.completion.done();
    }
    now = Math.max(now, instant);
  }

  @Override
  public boolean await(CountDownLatch latch, long nanoseconds) {
    waitUntil(now + nanoseconds);
    return latch.getCount() == 0;
  }
}
