package io.archbench.relational;

/** There is no PostgreSQL server, or it does not run; the message says what to do. */
final class UnusableServerException extends RuntimeException {
  UnusableServerException(String message) {
    super(message);
  }

  UnusableServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
