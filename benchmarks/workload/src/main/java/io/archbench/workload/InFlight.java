package io.archbench.workload;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps so many operations in flight: one thread begins them, whatever threads complete them.
 *
 * <p>The first failure is thrown at the thread that begins, at its next call.
 */
public final class InFlight implements Completion {
  private static final long PATIENCE_SECONDS = 60;

  private final int most;
  private final Semaphore places;
  private volatile Optional<RuntimeException> failure = Optional.empty();

  /** With that many places. */
  public InFlight(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one operation in flight: " + most);
    }
    this.most = most;
    this.places = new Semaphore(most);
  }

  /**
   * Waits for a place; the operation that is then sent has to be completed with this object.
   *
   * @throws IllegalStateException if no operation is answered for a minute
   */
  public void begin() throws InterruptedException {
    take(1);
  }

  /**
   * Waits until all that began were answered.
   *
   * @throws IllegalStateException if that takes more than a minute
   */
  public void drain() throws InterruptedException {
    take(most);
    places.release(most);
  }

  private void take(int wanted) throws InterruptedException {
    if (!places.tryAcquire(wanted, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "no answer within "
              + PATIENCE_SECONDS
              + " s to "
              + (most - places.availablePermits())
              + " operations in flight");
    }
    Optional<RuntimeException> failed = failure;
    if (failed.isPresent()) {
      places.release(wanted);
      throw failed.get();
    }
  }

  @Override
  public void done() {
    places.release();
  }

  @Override
  public void failed(RuntimeException cause) {
    synchronized (this) {
      failure = failure.or(() -> Optional.of(cause));
    }
    places.release();
  }
}
