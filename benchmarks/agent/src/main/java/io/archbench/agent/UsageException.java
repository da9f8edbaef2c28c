package io.archbench.agent;

/** The command line is not one that the agent knows; the message says what is wrong with it. */
final class UsageException extends IllegalArgumentException {
  UsageException(String message) {
    super(message);
  }
}
