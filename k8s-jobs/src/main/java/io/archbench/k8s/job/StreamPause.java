package io.archbench.k8s.job;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long to leave a stream closed that ended: one that ends as soon as it is opened would be
 * asked for all the time, by each trial. Not thread-safe.
 */
final class StreamPause {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final LongSupplier nanoTime;
  private Duration pause = Duration.ZERO;
  private long opened;

  StreamPause(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Whether a stream that is closed may be opened now; if so, it is taken to be open from now on.
   */
  boolean isOver() {
    long now = nanoTime.getAsLong();
    if (!pause.isZero() && now - opened < pause.toNanos()) {
      return false;
    }
    boolean lasted = !pause.isZero() && now - opened > 2 * LONGEST.toNanos();
    Duration twice = pause.multipliedBy(2);
    pause = pause.isZero() || lasted ? SHORTEST : twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    opened = now;
    return true;
  }
}
