package io.archbench.k8s.cluster;

/** A cluster did not do what was asked; says what to do. */
public final class ClusterException extends RuntimeException {
  ClusterException(String words, Throwable cause) {
    super(words, cause);
  }
}
