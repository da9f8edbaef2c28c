package io.archbench.stub;

/** A failure that was asked for. */
public final class StubException extends RuntimeException {
  StubException(String message) {
    super(message);
  }
}
