package io.archbench.coordination;

/** An ensemble did not come up. */
final class EnsembleStartException extends RuntimeException {
  EnsembleStartException(String message) {
    super(message);
  }
}
