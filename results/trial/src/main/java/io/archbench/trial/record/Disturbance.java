package io.archbench.trial.record;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What the counters of a machine say of others who took a trial's time: shares, where they count.
 */
public final class Disturbance {
  private static final double MOST_THROTTLED = .005;
  private static final double MOST_STOLEN = .01;
  private static final String THROTTLED = "throttled for ";

  private Disturbance() {}

  /**
   * The part of its CPU time for which a quota held a trial back; empty if that is next to none.
   */
  public static OptionalDouble throttled(TrialRecord record) {
    return above(MOST_THROTTLED, record, NoiseCounters::throttledNanos, NoiseCounters::cpuNanos);
  }

  /** The part of a machine's time that its hypervisor gave to others; empty if next to none. */
  public static OptionalDouble stolen(TrialRecord record) {
    return above(MOST_STOLEN, record, NoiseCounters::stealTicks, NoiseCounters::totalTicks);
  }

  /** Why a trial that was held back for that part of its time does not count. */
  public static String throttledWords(double share) {
    return String.format(
        Locale.ROOT, THROTTLED + "%.1f %% of its CPU time: its quota is too small", 100 * share);
  }

  /** Whether a cause for which a trial does not count is the one that these words give. */
  public static boolean isThrottling(String cause) {
    return cause.startsWith(THROTTLED);
  }

  /** By how much a counter grew in the trial; empty where it is not visible. */
  public static Optional<Long> grown(
      TrialRecord record, Function<NoiseCounters, Optional<Long>> counter) {
    return record
        .noiseAfter()
        .flatMap(counter)
        .flatMap(after -> counter.apply(record.noiseBefore()).map(before -> after - before));
  }

  private static OptionalDouble above(
      double most,
      TrialRecord record,
      Function<NoiseCounters, Optional<Long>> part,
      Function<NoiseCounters, Optional<Long>> whole) {
    Optional<Long> all = grown(record, whole).filter(total -> total > 0);
    Optional<Double> share =
        all.flatMap(total -> grown(record, part).map(some -> (double) some / total));
    return share.isPresent() && share.get() > most
        ? OptionalDouble.of(share.get())
        : OptionalDouble.empty();
  }
}
