package io.archbench.analysis.stats;

import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * How many units would narrow an estimate, if further units vary as those so far. A forecast, not a
 * promise: the spread of few units is itself uncertain.
 */
public final class Forecast {
  /** Where the search ends: more units than anybody would measure. */
  public static final int LIMIT = 10_000;

  private final LogRatioEstimate now;
  private final int n;
  private final int dfPerUnit;

  private Forecast(LogRatioEstimate now, int n, int dfPerUnit) {
    this.now = now;
    this.n = n;
    this.dfPerUnit = dfPerUnit;
  }

  /** From paired blocks. */
  public static Forecast paired(LogRatioEstimate now, int blocks) {
    return new Forecast(now, blocks, 1);
  }

  /**
   * From independent sides, which are taken to have as many units each.
   *
   * @param units of the smaller side
   */
  public static Forecast independent(LogRatioEstimate now, int units) {
    return new Forecast(now, units, 2);
  }

  /**
   * Further units a side until the half-width of the 95 % interval is at most that.
   *
   * @param halfWidth as a fraction of the ratio, such as .03
   * @return zero if it is so already; empty beyond {@link #LIMIT} units
   */
  public OptionalInt unitsUntilHalfWidth(double halfWidth) {
    double target = StrictMath.log1p(halfWidth);
    return unitsUntil(estimate -> estimate.interval(.95).halfWidth() <= target);
  }

  /**
   * Further units a side until the estimate passes; empty beyond {@link #LIMIT} units.
   *
   * @param passes what once passed passes with any more units too
   */
  public OptionalInt unitsUntil(Predicate<LogRatioEstimate> passes) {
    if (passes.test(now)) {
      return OptionalInt.of(0);
    }
    if (n >= LIMIT || !passes.test(with(LIMIT))) {
      return OptionalInt.empty();
    }
    int fails = n;
    int enough = LIMIT;
    while (enough - fails > 1) {
      int middle = (fails + enough) >>> 1;
      if (passes.test(with(middle))) {
        enough = middle;
      } else {
        fails = middle;
      }
    }
    return OptionalInt.of(enough - n);
  }

  private LogRatioEstimate with(int units) {
    double se = now.se() * Math.sqrt((double) n / units);
    return new LogRatioEstimate(now.theta(), se, dfPerUnit * (units - 1.0));
  }
}
