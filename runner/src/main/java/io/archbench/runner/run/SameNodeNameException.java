package io.archbench.runner.run;

/** Two clusters have nodes of one name; the message says what to do. */
public final class SameNodeNameException extends RuntimeException {
  SameNodeNameException(String message) {
    super(message);
  }
}
