package io.archbench.k8s.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;

/** The cluster does not answer, or does not let something be done; the message says what to do. */
public final class ClusterException extends RuntimeException {
  /** With the whole message. */
  public ClusterException(String message) {
    super(message);
  }

  private ClusterException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Puts into words what a client met.
   *
   * @param what was being done
   * @param right that it takes, for whoever has it not
   */
  public static ClusterException of(
      KubernetesClient client, String what, String right, KubernetesClientException failure) {
    String words =
        switch (code(failure)) {
          case 401 -> "the cluster does not know you: renew the kubeconfig's login";
          case 403 ->
              isOfANamespaceThatGoes(failure)
                  ? "the namespace is being deleted: make it again when it is gone"
                  : "not allowed: ask for the right to " + right + said(failure);
          case -1, 0 ->
              "no connection: is the right kubeconfig or context chosen, does the cluster run?";
          default -> "the cluster answers " + code(failure) + said(failure);
        };
    return new ClusterException(client.getMasterUrl() + ": " + what + ": " + words, failure);
  }

  /** A refused upgrade to a web socket hides the answer's code in its cause. */
  private static int code(KubernetesClientException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().code();
      }
    }
    return failure.getCode();
  }

  /** A cluster says so as if it were a question of rights. */
  private static boolean isOfANamespaceThatGoes(KubernetesClientException failure) {
    return said(failure).contains("because it is being terminated");
  }

  private static String said(KubernetesClientException failure) {
    return failure.getStatus() == null || failure.getStatus().getMessage() == null
        ? ""
        : " (" + failure.getStatus().getMessage() + ")";
  }
}
