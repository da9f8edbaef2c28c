package io.archbench.report.view;

import io.archbench.analysis.stats.Ratio;
import java.util.Optional;

/**
 * A ratio in words, with its direction always said.
 *
 * @param words such as {@code 3.1 % slower} or {@code 15 % more}
 * @param uncertainty the 95 % interval, such as {@code 1.2–4.9 %} or {@code 5.0 % slower to 1.1 %
 *     faster}; absent where there is none
 * @param crosses whether the interval holds both directions: too close to call
 */
public record Change(String words, Optional<String> uncertainty, boolean crosses) {
  /** Where the digits that count say nothing else. */
  public static final String NONE = "no difference";

  private static final double IN_TIMES = 2;

  /** The words of a ratio of speeds; its interval's half-width has two significant digits. */
  public static Change of(Ratio ratio) {
    return of(ratio, Comparative.SPEED);
  }

  /** The words of any ratio. */
  public static Change of(Ratio ratio, Comparative than) {
    return of(ratio.value(), ratio.low95(), ratio.high95(), than);
  }

  static Change of(
      double value, Optional<Double> lowest, Optional<Double> highest, Comparative than) {
    if (lowest.isEmpty() || highest.isEmpty()) {
      double percent = Math.abs(value - 1) * 100;
      return new Change(point(value, percent, value, than), Optional.empty(), false);
    }
    double low = lowest.get();
    double high = highest.get();
    double half = (high - low) / 2;
    return new Change(
        point(value, half * 100, half, than),
        Optional.of(interval(low, high, half, than)),
        low <= 1 && high >= 1);
  }

  /** The words of a ratio that is known, so that nothing but its digits limits it. */
  static String exact(double ratio, Comparative than) {
    if (ratio >= IN_TIMES) {
      return Figures.significant(ratio, 3) + " times " + than.times();
    }
    return ratio == 1
        ? NONE
        : Figures.percent(Math.abs(ratio - 1)) + " " + (ratio < 1 ? than.less() : than.more());
  }

  /** The words with their uncertainty, as a sentence holds them. */
  public String sentence() {
    return words + band();
  }

  /** The words with their uncertainty, or with the word that there is none. */
  String measured() {
    return words + (uncertainty.isEmpty() ? " (no interval)" : band());
  }

  /** The amount held against another, such as {@code 15 % more work than B}. */
  String against(String what, String other) {
    String amount = words.equals(NONE) ? Comparative.AMOUNT.times() : words;
    String than = amount.endsWith(Comparative.AMOUNT.times()) ? " as " : " than ";
    return amount + (what.isEmpty() ? "" : " " + what) + than + other;
  }

  /** The uncertainty in brackets, or nothing. */
  public String band() {
    return uncertainty.map(interval -> " (uncertainty " + interval + ")").orElse("");
  }

  private static String point(
      double value, double percentHalf, double timesHalf, Comparative than) {
    if (value >= IN_TIMES) {
      return Figures.fixed(value, Figures.decimals(timesHalf)) + " times " + than.times();
    }
    String amount = amount(value, percentHalf);
    if (amount.chars().noneMatch(digit -> digit >= '1' && digit <= '9')) {
      return NONE;
    }
    return amount + " % " + (value < 1 ? than.less() : than.more());
  }

  private static String amount(double value, double percentHalf) {
    int decimals = Figures.decimals(percentHalf);
    return Figures.fixed(Math.abs(value - 1) * 100, decimals);
  }

  private static String interval(double low, double high, double half, Comparative than) {
    double percent = half * 100;
    if (low >= IN_TIMES) {
      int decimals = Figures.decimals(half);
      return Figures.fixed(low, decimals) + "–" + Figures.fixed(high, decimals) + " times";
    }
    if (low > 1 && high < IN_TIMES) {
      return amount(low, percent) + "–" + amount(high, percent) + " %";
    }
    if (high < 1) {
      return amount(high, percent) + "–" + amount(low, percent) + " %";
    }
    return point(low, percent, half, than) + " to " + point(high, percent, half, than);
  }
}
