package io.archbench.runner.cli;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Has garbage collected once much of it may have gathered.
 *
 * <p>What a runner hears of a cluster lives for some seconds: long enough to grow old, and what is
 * old is not looked at by a collector before the heap has its largest size. It would take hundreds
 * of megabytes from a machine for garbage.
 */
final class HeapWatch {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** What may gather in any case: less would be collected all the time. */
  static final long SLACK = 48L << 20;

  private final LongSupplier used;
  private final Runnable collection;
  private long kept;

  /**
   * A watch that looks when it is told to.
   *
   * @param used bytes of the heap, garbage among them
   * @param collection lets go of the garbage
   */
  HeapWatch(LongSupplier used, Runnable collection) {
    this.used = used;
    this.collection = collection;
  }

  /** Watches the heap of this JVM for as long as it lives. */
  static void begin() {
    Runtime runtime = Runtime.getRuntime();
    HeapWatch watch = new HeapWatch(() -> runtime.totalMemory() - runtime.freeMemory(), System::gc);
    Thread.ofPlatform().daemon().name("heap watch").start(watch::watch);
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(LOOK_EVERY);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that
    }
  }

  /** Collects if half as much as what is in use may be garbage. */
  void look() {
    long now = used.getAsLong();
    if (now - kept > SLACK + kept / 2) {
      collection.run();
      now = used.getAsLong();
      kept = now;
    }
    kept = Math.min(kept, now);
  }
}
