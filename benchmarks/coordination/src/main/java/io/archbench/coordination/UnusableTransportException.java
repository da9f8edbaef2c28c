package io.archbench.coordination;

/** The transport that was asked for is not the one that would be measured. */
final class UnusableTransportException extends RuntimeException {
  UnusableTransportException(String message) {
    super(message);
  }
}
