package io.archbench.keyvalue;

/** A peer did not do what it was asked. */
final class FailedRequestException extends RuntimeException {
  FailedRequestException(Throwable cause) {
    super("a request failed: " + cause.getMessage(), cause);
  }
}
