package io.archbench.runner.run;

/** A run in which no contender has a ratio to its anchor; the message says why. */
public final class NothingToKeepException extends RuntimeException {
  NothingToKeepException(String message) {
    super(message);
  }
}
