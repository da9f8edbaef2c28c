package io.archbench.jvm;

/** Netty runs on another transport than the one to be measured. */
final class UnusableTransportException extends RuntimeException {
  UnusableTransportException(String message) {
    super(message);
  }
}
