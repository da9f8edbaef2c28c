package io.archbench.workload;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same on every JDK and architecture.
 *
 * <p>Everything is derived from {@link SplittableRandom#nextLong}, whose algorithm is fixed: how
 * bounded numbers are made from it has changed between releases, and may again. Not thread-safe.
 */
public final class SeededRandom {
  private final SplittableRandom random;

  /** Numbers from that seed. */
  public SeededRandom(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** All 64 bits. */
  public long nextLong() {
    return random.nextLong();
  }

  /** From 0 inclusive to 1 exclusive, 53 bits. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** From 0 inclusive to the bound exclusive. */
  public int nextIndex(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be positive: " + bound);
    }
    return (int) (nextDouble() * bound);
  }

  /** Exponentially distributed with mean 1. */
  public double nextExponential() {
    return -StrictMath.log(1 - nextDouble());
  }
}
