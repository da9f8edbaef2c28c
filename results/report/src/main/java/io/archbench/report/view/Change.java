package io.archbench.report.view;

import io.archbench.analysis.stats.Ratio;
import java.util.Optional;

/**
 * A ratio of speeds in words, with its direction always said.
 *
 * @param words such as {@code 3.1 % slower}
 * @param uncertainty the 95 % interval, such as {@code 1.2–4.9 %} or {@code 5.0 % slower to 1.1 %
 *     faster}; absent where there is none
 * @param crosses whether the interval holds both directions: too close to call
 */
public record Change(String words, Optional<String> uncertainty, boolean crosses) {
  private static final String NONE = "no difference";
  private static final double IN_TIMES = 2;

  /** The words of a ratio; the half-width of its interval has two significant digits. */
  public static Change of(Ratio ratio) {
    if (ratio.low95().isEmpty() || ratio.high95().isEmpty()) {
      double percent = Math.abs(ratio.value() - 1) * 100;
      return new Change(point(ratio.value(), percent, ratio.value()), Optional.empty(), false);
    }
    double low = ratio.low95().get();
    double high = ratio.high95().get();
    double half = (high - low) / 2;
    return new Change(
        point(ratio.value(), half * 100, half),
        Optional.of(interval(low, high, half)),
        low <= 1 && high >= 1);
  }

  /** The words with their uncertainty, as a sentence holds them. */
  public String sentence() {
    return words + uncertainty.map(interval -> " (uncertainty " + interval + ")").orElse("");
  }

  private static String point(double value, double percentHalf, double timesHalf) {
    if (value >= IN_TIMES) {
      return Figures.fixed(value, Figures.decimals(timesHalf)) + " times as fast";
    }
    String amount = amount(value, percentHalf);
    if (amount.chars().noneMatch(digit -> digit >= '1' && digit <= '9')) {
      return NONE;
    }
    return amount + " % " + (value < 1 ? "slower" : "faster");
  }

  private static String amount(double value, double percentHalf) {
    int decimals = Figures.decimals(percentHalf);
    return Figures.fixed(Math.abs(value - 1) * 100, decimals);
  }

  private static String interval(double low, double high, double half) {
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
    return point(low, percent, half) + " to " + point(high, percent, half);
  }
}
