package io.archbench.runner.run;

/** A run that a history cannot take as it is; the message says why and what to do. */
public final class NoNightException extends RuntimeException {
  NoNightException(String message) {
    super(message);
  }
}
