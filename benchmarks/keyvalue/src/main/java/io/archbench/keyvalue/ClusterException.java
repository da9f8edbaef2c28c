package io.archbench.keyvalue;

/** The peers did not come up, or did not stop. */
final class ClusterException extends RuntimeException {
  ClusterException(String message, Throwable cause) {
    super(message, cause);
  }

  ClusterException(String message) {
    super(message);
  }
}
