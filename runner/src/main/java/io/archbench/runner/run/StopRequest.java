package io.archbench.runner.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The wish to stop: nothing new is started, and what runs either ends after its cell or goes on by
 * itself. Thread-safe.
 */
public final class StopRequest {
  private final List<Runnable> cancellations = new ArrayList<>();
  private final Set<Thread> waiting = new HashSet<>();
  private boolean requested;
  private boolean left;

  /** Asks to stop; asking again changes nothing. Cancels without any lock held. */
  public void request() {
    List<Runnable> cancel = List.of();
    synchronized (this) {
      if (!requested) {
        requested = true;
        cancel = List.copyOf(cancellations);
        cancellations.clear();
      }
    }
    cancel.forEach(Runnable::run);
  }

  /**
   * Asks to stop at once, and to leave what runs to itself: a later runner adopts it. Whoever waits
   * is interrupted.
   */
  public synchronized void leave() {
    requested = true;
    left = true;
    cancellations.clear();
    waiting.forEach(Thread::interrupt);
  }

  /** Whether what runs is to be left to itself. */
  synchronized boolean isLeft() {
    return left;
  }

  /** Something that waits for others. */
  interface Waiting<T> {
    T await() throws InterruptedException;
  }

  /**
   * Waits, unless it is asked to leave; what comes after the waiting is never interrupted.
   *
   * @throws InterruptedException if somebody asks to leave, or has
   */
  <T> T await(Waiting<T> what) throws InterruptedException {
    synchronized (this) {
      if (left) {
        throw new InterruptedException("asked to leave");
      }
      waiting.add(Thread.currentThread());
    }
    try {
      return what.await();
    } catch (RuntimeException e) {
      if (isLeft()) { // what was interrupted may call it another failure
        throw (InterruptedException) new InterruptedException("asked to leave").initCause(e);
      }
      throw e;
    } finally {
      synchronized (this) {
        waiting.remove(Thread.currentThread());
        if (left) {
          Thread.interrupted(); // it is answered
        }
      }
    }
  }

  /** Whether somebody asked. */
  public synchronized boolean requested() {
    return requested;
  }

  /** What to do when somebody asks; done at once if somebody has. */
  void onRequest(Runnable cancellation) {
    synchronized (this) {
      if (!requested) {
        cancellations.add(cancellation);
        return;
      }
    }
    cancellation.run();
  }

  /** Takes back what was to be done. */
  synchronized void forget(Runnable cancellation) {
    cancellations.remove(cancellation);
  }
}
