package io.archbench.runner.run;

import java.util.ArrayList;
import java.util.List;

/**
 * The user's wish to stop: nothing new is started, and what runs ends after its cell. Thread-safe.
 */
public final class StopRequest {
  private final List<Runnable> cancellations = new ArrayList<>();
  private boolean requested;

  /** Asks to stop; asking again changes nothing. */
  public synchronized void request() {
    if (!requested) {
      requested = true;
      cancellations.forEach(Runnable::run);
      cancellations.clear();
    }
  }

  /** Whether somebody asked. */
  public synchronized boolean requested() {
    return requested;
  }

  /** What to do when somebody asks; done at once if somebody has. */
  synchronized void onRequest(Runnable cancellation) {
    if (requested) {
      cancellation.run();
    } else {
      cancellations.add(cancellation);
    }
  }
}
