package io.archbench.runner.cli;

/** A run on that cluster would fail; what is wrong was told before. */
final class UnfitClusterException extends RuntimeException {
  UnfitClusterException(String message) {
    super(message);
  }
}
