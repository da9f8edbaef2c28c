package io.archbench.workload;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The answers to one phase of an open loop, and their times. Thread-safe. */
final class OpenLoopAnswers {
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch missing;
  private final LatencyRecorder service;
  private final LatencyRecorder response;
  private final Time time;
  private long last;
  private Optional<RuntimeException> failure = Optional.empty();

  OpenLoopAnswers(int operations, LatencyRecorder service, LatencyRecorder response, Time time) {
    this.missing = new CountDownLatch(operations);
    this.service = service;
    this.response = response;
    this.time = time;
    this.last = time.now();
  }

  /** The completion of an operation that starts. */
  Completion expect(long intended, long start) {
    return new Completion() {
      @Override
      public void done() {
        answered(intended, start);
      }

      @Override
      public void failed(RuntimeException cause) {
        notAnswered(cause);
      }
    };
  }

  // recorders take one writer at a time, and answers may come on any thread
  private synchronized void answered(long intended, long start) {
    long end = time.now();
    service.record(end - start);
    response.record(end - intended);
    last = Math.max(last, end);
    missing.countDown();
  }

  private synchronized void notAnswered(RuntimeException cause) {
    failure = failure.or(() -> Optional.of(cause));
    missing.countDown();
  }

  /** Waits for all of them, and returns when the last one came; the first failure is thrown. */
  long await() throws InterruptedException {
    if (!time.await(missing, TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS))) {
      throw new IllegalStateException(
          missing.getCount()
              + " operations were not answered within "
              + PATIENCE_SECONDS
              + " s of the last start: the rate is far beyond what can be served");
    }
    synchronized (this) {
      if (failure.isPresent()) {
        throw failure.get();
      }
      return last;
    }
  }
}
