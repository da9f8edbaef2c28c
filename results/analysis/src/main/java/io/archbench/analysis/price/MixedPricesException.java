package io.archbench.analysis.price;

/** Two prices that must not meet in one comparison. */
public final class MixedPricesException extends PriceException {
  MixedPricesException(String message) {
    super(message);
  }
}
