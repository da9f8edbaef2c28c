package io.archbench.analysis.whole;

import io.archbench.analysis.price.Money;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures in sentences. */
final class Words {
  private Words() {}

  /** {@code 45 %}, rounded to whole percent. */
  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * fraction);
  }

  /** {@code 1 trial}, {@code 2 trials}. */
  static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  /** {@code 12 min} or {@code 1.3 h}. */
  static String duration(double hours) {
    return hours < 1
        ? String.format(Locale.ROOT, "%.0f min", Math.ceil(60 * hours))
        : String.format(Locale.ROOT, "%.1f h", hours);
  }

  /** What a load is. */
  static String of(Load load) {
    return switch (load) {
      case QUARTER -> "a quarter of the CPUs busy";
      case MAX -> "all CPUs busy";
      case AS_MEASURED -> "the thread counts as they were measured";
    };
  }

  /** {@code 0.5620 USD}, to four decimals: a price for an hour. */
  static String money(Money perHour) {
    return perHour.amount().setScale(4, RoundingMode.HALF_UP).toPlainString()
        + " "
        + perHour.currency();
  }
}
