package io.archbench.workload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The clock that an open loop goes by, in nanoseconds from any origin. */
interface Time {
  /** The clock of this JVM. */
  Time REAL =
      new Time() {
        @Override
        public long now() {
          return System.nanoTime();
        }

        @Override
        public void waitUntil(long instant) throws InterruptedException {
          for (long left = instant - now(); left > 0; left = instant - now()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
              throw new InterruptedException("interrupted between two operations");
            }
          }
        }

        @Override
        public boolean await(CountDownLatch latch, long nanoseconds) throws InterruptedException {
          return latch.await(nanoseconds, TimeUnit.NANOSECONDS);
        }
      };

  long now();

  /** Returns at once if it has passed. */
  void waitUntil(long instant) throws InterruptedException;

  /** Whether the latch was opened in that time. */
  boolean await(CountDownLatch latch, long nanoseconds) throws InterruptedException;
}
