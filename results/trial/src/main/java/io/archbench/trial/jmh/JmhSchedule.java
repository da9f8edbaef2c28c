package io.archbench.trial.jmh;

import java.util.Optional;
import java.util.OptionalLong;

/** How often and how long a result was measured, as far as its file says. */
public record JmhSchedule(
    Optional<Integer> forks, Optional<Iterations> warmup, Optional<Iterations> measurement) {
  /** What JMH writes for the length of an iteration that is one call. */
  public static final String SINGLE_SHOT = "single-shot";

  /** Nothing is known. */
  public static final JmhSchedule UNKNOWN =
      new JmhSchedule(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * The iterations of one fork.
   *
   * @param time of each, in JMH's words such as {@code 10 s}, {@code 400 ms} or {@code single-shot}
   * @param batchSize calls that count as one
   */
  public record Iterations(int count, String time, int batchSize) {
    /** Time that all of them take in milliseconds, if their length is fixed. */
    public OptionalLong millis() {
      if (count == 0) {
        return OptionalLong.of(0);
      }
      OptionalLong each = TimeText.millis(time);
      return each.isEmpty() ? each : OptionalLong.of(count * each.getAsLong());
    }

    /** Such as {@code 5 x 10 s}. */
    public String text() {
      return count + " x " + time + (batchSize == 1 ? "" : ", batches of " + batchSize);
    }
  }
}
