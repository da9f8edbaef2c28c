package io.archbench.analysis.price;

/** Prices that cannot be used as asked; the message says which, why, and what to do. */
public abstract sealed class PriceException extends RuntimeException
    permits InvalidPriceFileException,
        InvalidReferenceException,
        MixedPricesException,
        UnknownPriceException {
  PriceException(String message) {
    super(message);
  }
}
