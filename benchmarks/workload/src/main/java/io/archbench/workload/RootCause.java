package io.archbench.workload;

/** What a chain of exceptions began with: the part of it that says what to do. */
public final class RootCause {
  private RootCause() {}

  /** The last cause; the exception itself if it has none. */
  public static Throwable of(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : of(cause);
  }
}
