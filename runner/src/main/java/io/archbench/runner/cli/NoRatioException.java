package io.archbench.runner.cli;

/** A run that cannot say how much work a node does; the message says why and what to do. */
final class NoRatioException extends RuntimeException {
  NoRatioException(String message) {
    super(message);
  }
}
