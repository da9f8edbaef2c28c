package io.archbench.agent.run;

/** JMH's command line cannot carry a value; the message says which and why. */
final class UnpassableValueException extends RuntimeException {
  UnpassableValueException(String message) {
    super(message);
  }
}
