package io.archbench.runner.verify;

/** A file that cannot be held against a run; the message says why and what to do. */
public final class UnverifiableReportException extends RuntimeException {
  UnverifiableReportException(String message) {
    super(message);
  }
}
