package io.archbench.jvm;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/** A number that many threads add to. */
interface Total {
  void add(long amount);

  /** When nobody adds. */
  long sum();

  /**
   * A total that is {@code atomic}, {@code adder} (striped), {@code lock} or {@code synchronized}.
   */
  static Total of(String kind) {
    return switch (kind) {
      case "atomic" -> new Atomic();
      case "adder" -> new Striped();
      case "lock" -> new Locked();
      case "synchronized" -> new Synchronized();
      default ->
          throw new IllegalArgumentException(
              "kind '" + kind + "': expected atomic, adder, lock or synchronized");
    };
  }

  /** By {@code AtomicLong}. */
  final class Atomic implements Total {
    private final AtomicLong sum = new AtomicLong();

    @Override
    public void add(long amount) {
      sum.addAndGet(amount);
    }

    @Override
    public long sum() {
      return sum.get();
    }
  }

  /** By {@code LongAdder}. */
  final class Striped implements Total {
    private final LongAdder sum = new LongAdder();

    @Override
    public void add(long amount) {
      sum.add(amount);
    }

    @Override
    public long sum() {
      return sum.sum();
    }
  }

  /** Behind a {@code ReentrantLock}. */
  final class Locked implements Total {
    private final ReentrantLock lock = new ReentrantLock();
    private long sum;

    @Override
    public void add(long amount) {
      lock.lock();
      try {
        sum += amount;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public long sum() {
      lock.lock();
      try {
        return sum;
      } finally {
        lock.unlock();
      }
    }
  }

  /** Behind a monitor. */
  final class Synchronized implements Total {
    private long sum;

    @Override
    public synchronized void add(long amount) {
      sum += amount;
    }

    @Override
    public synchronized long sum() {
      return sum;
    }
  }
}
