package io.archbench.trial.jmh;

import java.util.Optional;

/**
 * What a score counts: operations in a unit of time, or time in a unit for one operation.
 *
 * @param rate whether more is better
 * @param seconds in the unit of time
 */
public record ScoreUnit(boolean rate, double seconds) {
  private static final String RATE = "ops/";
  private static final String TIME = "/op";

  /** The meaning of JMH's unit; empty if it is neither a rate nor a time, such as {@code MB/s}. */
  public static Optional<ScoreUnit> of(String unit) {
    boolean rate = unit.startsWith(RATE);
    if (!rate && !unit.endsWith(TIME)) {
      return Optional.empty();
    }
    String time =
        rate ? unit.substring(RATE.length()) : unit.substring(0, unit.length() - TIME.length());
    return Optional.ofNullable(TimeText.SECONDS.get(time))
        .map(seconds -> new ScoreUnit(rate, seconds));
  }

  /** The same speed in another unit; the value itself if the units are equal. */
  public double convert(double score, ScoreUnit to) {
    if (equals(to)) {
      return score;
    }
    double perSecond = rate ? score / seconds : 1 / (score * seconds);
    return to.rate ? perSecond * to.seconds : 1 / (perSecond * to.seconds);
  }
}
