package io.archbench.runner.plan;

/** Two variants that a study wants on the same nodes have places that differ. */
public final class UnpairedPlacesException extends RuntimeException {
  UnpairedPlacesException(String message) {
    super(message);
  }
}
