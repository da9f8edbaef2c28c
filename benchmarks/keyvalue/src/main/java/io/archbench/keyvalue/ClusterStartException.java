package io.archbench.keyvalue;

/** The peers did not come up. */
final class ClusterStartException extends RuntimeException {
  ClusterStartException(String message, Throwable cause) {
    super(message, cause);
  }

  ClusterStartException(String message) {
    super(message);
  }
}
