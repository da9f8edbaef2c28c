package io.archbench.analysis.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Whether as many contender nodes as before can take the load.
 *
 * @param allowed false only if they are known to be too busy
 * @param words what was found or not checked
 */
record Headroom(boolean allowed, Optional<String> words) {
  private static final BigDecimal BUSIEST = new BigDecimal("0.8");

  static Headroom of(FleetGroup group, Sizing sizing, WorkRatio ratio) {
    if (sizing != Sizing.COUNT) {
      return new Headroom(true, Optional.empty());
    }
    if (group.utilisation().isEmpty()) {
      return new Headroom(
          true,
          Optional.of(
              "utilisation not stated, so whether as many nodes are enough is not checked; latency"
                  + " not checked"));
    }
    BigDecimal utilisation = group.utilisation().get();
    boolean allowed = fits(utilisation, ratio.value());
    BigDecimal low = ratio.low().orElse(ratio.value());
    String busy =
        !allowed
            ? "not allowed: " + busy(utilisation, ratio.value()) + ", above 80 %"
            : !fits(utilisation, low)
                ? busy(utilisation, low) + ", above 80 %, at the low end of the ratio"
                : busy(utilisation, ratio.value());
    return new Headroom(allowed, Optional.of(busy + "; latency not checked"));
  }

  /** Multiplied, as a quotient might not be exact. */
  private static boolean fits(BigDecimal utilisation, BigDecimal ratio) {
    return utilisation.compareTo(BUSIEST.multiply(ratio)) <= 0;
  }

  private static String busy(BigDecimal utilisation, BigDecimal ratio) {
    BigDecimal percent = utilisation.movePointRight(2).divide(ratio, 0, RoundingMode.CEILING);
    return "contender nodes would be " + percent.toPlainString() + " % busy";
  }
}
