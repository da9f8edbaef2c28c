package io.archbench.agent.describe;

/** A suite cannot be described; the message says why and what to change. */
public final class UndescribableSuiteException extends RuntimeException {
  UndescribableSuiteException(String message) {
    super(message);
  }
}
