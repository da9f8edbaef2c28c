package io.archbench.analysis.sample;

/** Records that must not be compared; the message says which, in what they differ, what to do. */
public final class IncomparableRecordsException extends RuntimeException {
  public IncomparableRecordsException(String message) {
    super(message);
  }
}
