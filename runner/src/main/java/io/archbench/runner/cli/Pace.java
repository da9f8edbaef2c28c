package io.archbench.runner.cli;

import io.archbench.analysis.price.Money;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How fast cells finish, and so when the last one will: the plan's estimate until the first cell,
 * then the measured pace. Not thread-safe.
 */
final class Pace {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Clock clock;
  private final Duration estimatedCell;
  private final LongSupplier nanoTime;
  private long start;
  private int total;
  private int done;
  private Optional<Money> spent = Optional.empty();

  /**
   * A pace.
   *
   * @param clock on the wall; it may be set at any time, so that nothing is measured by it
   * @param nanoTime only ever grows
   * @param estimatedCell what the plan expects of a cell
   */
  Pace(Clock clock, LongSupplier nanoTime, Duration estimatedCell) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.estimatedCell = estimatedCell;
  }

  void started(int cells) {
    total = cells;
    start = nanoTime.getAsLong();
    done = 0;
  }

  void finished() {
    done++;
  }

  int done() {
    return done;
  }

  int total() {
    return Math.max(total, done);
  }

  /** Time until the last cell, in words such as {@code 3m 20s}. */
  String left() {
    return words(remaining());
  }

  /** When the last cell will finish, by the clock on the wall. */
  String finishTime() {
    return CLOCK.format(clock.instant().plus(remaining()).atZone(ZoneId.systemDefault()));
  }

  private Duration remaining() {
    Duration each =
        done == 0 ? estimatedCell : Duration.ofNanos(nanoTime.getAsLong() - start).dividedBy(done);
    return each.multipliedBy(total() - done);
  }

  static String words(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return seconds / 60 + "m " + seconds % 60 + "s";
    }
    return seconds / 3600 + "h " + seconds % 3600 / 60 + "m";
  }

  /** What it has cost so far. */
  void spent(Money money) {
    spent = Optional.of(money);
  }

  /** {@code ", 0.12 USD so far"}; empty if nothing has a price. */
  String cost() {
    return spent
        .map(
            money ->
                ", "
                    + money.amount().setScale(2, RoundingMode.HALF_UP).toPlainString()
                    + " "
                    + money.currency()
                    + " so far")
        .orElse("");
  }
}
