package io.archbench.dashboard;

/** The OpenSearch node did not come up, or not in the form that is to be measured. */
final class NodeStartException extends RuntimeException {
  NodeStartException(String message) {
    super(message);
  }

  NodeStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
