package io.archbench.analysis.validation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * One figure of the validation.
 *
 * @param name such as {@code G1}; {@link #CONTROL} for a wrong rule that must be found wrong
 * @param what it counts, in words
 * @param percent the figure, in percent unless the words say otherwise
 * @param error its standard error, from the number of repetitions alone
 * @param target in words
 * @param outcome how the figure relates to the target
 */
public record Score(
    String name, String what, double percent, double error, String target, Outcome outcome) {
  /** How a figure relates to its target. */
  public enum Outcome {
    /** Where it should be, or within two standard errors of it. */
    @JsonProperty("met")
    MET,
    /** Short of it, as docs/statistics.md says, and no worse than that. */
    @JsonProperty("short")
    SHORT,
    /** Anything else. */
    @JsonProperty("missed")
    MISSED
  }

  /** The name of negative controls. */
  public static final String CONTROL = "control";

  private static final double ERRORS = 2;

  static Score atMost(String name, String what, Rate rate, double most) {
    return of(name, what, rate, 0, most, "<= " + words(most) + " %");
  }

  static Score atLeast(String name, String what, Rate rate, double least) {
    return of(name, what, rate, least, 100, ">= " + words(least) + " %");
  }

  static Score atLeast(String name, String what, double percent, double error, double least) {
    return new Score(
        name,
        what,
        percent,
        error,
        ">= " + words(least) + " %",
        percent >= least - ERRORS * error ? Outcome.MET : Outcome.MISSED);
  }

  static Score between(String name, String what, Rate rate, double least, double most) {
    return of(name, what, rate, least, most, words(least) + "-" + words(most) + " %");
  }

  private static Score of(
      String name, String what, Rate rate, double least, double most, String target) {
    double slack = ERRORS * rate.error();
    boolean met = rate.percent() >= least - slack && rate.percent() <= most + slack;
    return new Score(
        name, what, rate.percent(), rate.error(), target, met ? Outcome.MET : Outcome.MISSED);
  }

  /**
   * The same score, whose shortfall is known.
   *
   * @param least what it does not fall below
   */
  Score knownToReach(double least) {
    boolean isShort = outcome == Outcome.MISSED && percent >= least - ERRORS * error;
    return isShort ? new Score(name, what, percent, error, target, Outcome.SHORT) : this;
  }

  private static String words(double percent) {
    return BigDecimal.valueOf(percent)
        .round(new MathContext(3))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** How often something happened. */
  record Rate(long hits, long tries) {
    double percent() {
      return tries == 0 ? 0 : 100.0 * hits / tries;
    }

    double error() {
      double part = percent() / 100;
      return tries == 0 ? 0 : 100 * Math.sqrt(part * (1 - part) / tries);
    }

    Rate plus(boolean hit) {
      return new Rate(hits + (hit ? 1 : 0), tries + 1);
    }
  }
}
