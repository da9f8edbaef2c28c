package io.archbench.keyvalue;

/** What would be measured is not what was asked for. */
final class UnusableTransportException extends RuntimeException {
  UnusableTransportException(String message) {
    super(message);
  }
}
