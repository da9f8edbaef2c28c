package io.archbench.k8s.job;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Keeps a round with many nodes from asking for all of its Jobs at once. Thread-safe. */
final class CreationPace {
  /** Twenty a second. */
  private static final Duration APART = Duration.ofMillis(50);

  private long free = System.nanoTime();

  /** Returns when the next one may be created. */
  void next() {
    long mine;
    synchronized (this) {
      mine = Math.max(free, System.nanoTime());
      free = mine + APART.toNanos();
    }
    while (System.nanoTime() < mine) {
      LockSupport.parkNanos(mine - System.nanoTime());
    }
  }
}
