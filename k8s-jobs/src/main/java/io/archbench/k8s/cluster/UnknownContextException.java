package io.archbench.k8s.cluster;

/** The kubeconfig has no context of that name; the message says which it has. */
public final class UnknownContextException extends RuntimeException {
  UnknownContextException(String message) {
    super(message);
  }
}
