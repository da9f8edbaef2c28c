package io.archbench.trial;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs trials: as local processes or as pods of a cluster.
 *
 * <p>Thread-safe. An executor makes no second attempt by itself and keeps every record until it is
 * released. Each implementation passes the conformance tests of this module's test-jar.
 */
public interface TrialExecutor extends AutoCloseable {
  /**
   * Finds and holds places for a variant.
   *
   * @param wanted how many places
   * @param patience how long to wait for a place that may still come
   * @param waiting told why there is none yet, whenever that changes
   * @return empty places, with the reason, if the variant cannot run here
   */
  Places acquire(VariantSpec variant, int wanted, Duration patience, Consumer<String> waiting)
      throws InterruptedException;

  /**
   * Starts a trial, or adopts the one of the same id and attempt that is there already.
   *
   * @param observer told of progress, from any thread, until the trial ended
   */
  RunningTrial start(TrialSpec spec, Place place, TrialObserver observer);

  /** What of that run is there already, running or finished but not released. */
  List<TrialKey> existing(RunId run);

  /** Stops watching; what runs goes on running. */
  @Override
  void close();
}
