package io.archbench.runner.run;

/** A variant has no place, and each must have one. */
public final class NoPlaceException extends RuntimeException {
  NoPlaceException(String missing) {
    super(
        missing
            + ". Nothing more was measured. Say --allow-missing to measure the others; a new run may"
            + " wait longer (kubernetes.pendingTimeout).");
  }
}
