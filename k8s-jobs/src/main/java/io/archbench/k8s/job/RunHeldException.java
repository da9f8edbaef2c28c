package io.archbench.k8s.job;

/** Another runner works on the run, on this machine or elsewhere. */
public final class RunHeldException extends RuntimeException {
  RunHeldException(String message) {
    super(message);
  }
}
