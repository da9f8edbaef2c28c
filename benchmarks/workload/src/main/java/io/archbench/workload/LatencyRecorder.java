package io.archbench.workload;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Records how long the operations of one thread took, for {@link LatencyProfiler} to collect.
 *
 * <p>Three significant digits up to one hour; what took longer counts as one hour. Each thread
 * makes its own (in a state of thread scope): {@link #record} must be called by one thread only.
 * Only for operations of 5 µs and more, or the recorder is what is measured.
 */
public final class LatencyRecorder {
  /** From start to end. */
  public static final String SERVICE = "service";

  /** From the intended start to the end: waiting for a late start counts. */
  public static final String RESPONSE = "response";

  private static final long LONGEST = TimeUnit.HOURS.toNanos(1);
  private static final int DIGITS = 3;
  private static final List<LatencyRecorder> ALL = new CopyOnWriteArrayList<>();

  private final String tag;
  private final SingleWriterRecorder recorder = new SingleWriterRecorder(1, LONGEST, DIGITS);

  private LatencyRecorder(String tag) {
    this.tag = tag;
  }

  /** A recorder of service times for the calling thread. */
  public static LatencyRecorder service() {
    return registered(SERVICE);
  }

  /** A recorder of response times for the calling thread. */
  public static LatencyRecorder response() {
    return registered(RESPONSE);
  }

  /** All recorders of this JVM. */
  static List<LatencyRecorder> all() {
    return ALL;
  }

  private static LatencyRecorder registered(String tag) {
    LatencyRecorder recorder = new LatencyRecorder(tag);
    ALL.add(recorder);
    return recorder;
  }

  /** Records one operation. */
  public void record(long nanoseconds) {
    recorder.recordValue(Math.min(Math.max(nanoseconds, 0), LONGEST));
  }

  String tag() {
    return tag;
  }

  /** What was recorded since the last call; safe while the thread records. */
  Histogram drain() {
    return recorder.getIntervalHistogram();
  }

  static Histogram emptyHistogram() {
    return new Histogram(LONGEST, DIGITS);
  }
}
