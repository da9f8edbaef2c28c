package io.archbench.keyvalue;

/** What a chain of exceptions began with: the part of it that says what to do. */
final class RootCause {
  private RootCause() {}

  static Throwable of(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : of(cause);
  }
}
