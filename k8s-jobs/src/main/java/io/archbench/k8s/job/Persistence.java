package io.archbench.k8s.job;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks a cluster again that does not answer, or cannot do now what it is asked to: an API server
 * that is away for a while must not end a run of hours.
 *
 * @param longest how long a cluster is believed to come back
 * @param apart how long to wait before it is asked again
 */
public record Persistence(Duration longest, Duration apart) {
  /** That of trials that run: they go on without anybody. */
  public static final Persistence OF_TRIALS =
      new Persistence(Duration.ofMinutes(10), Duration.ofSeconds(1));

  /** Whether the same request may be answered later. */
  static boolean passes(KubernetesClientException failure) {
    int code = failure.getCode();
    return code < 400 || code == 429 || code >= 500;
  }

  /** What is said of a cluster that does not answer. */
  static String words(KubernetesClientException failure) {
    String said =
        failure.getStatus() == null || failure.getStatus().getMessage() == null
            ? "no connection"
            : failure.getCode() + ": " + failure.getStatus().getMessage();
    return "the cluster does not answer as it should (%s); it is asked again".formatted(said);
  }

  /**
   * Makes a request until it is answered.
   *
   * @param waiting told why it waits, whenever that changes
   * @throws KubernetesClientException if asking again is of no use, or was of none for too long, or
   *     if this thread is interrupted
   */
  public <T> T ask(Supplier<T> request, Consumer<String> waiting) {
    long began = System.nanoTime();
    String told = "";
    while (true) {
      try {
        return request.get();
      } catch (KubernetesClientException e) {
        boolean over = System.nanoTime() - began > longest.toNanos();
        if (!passes(e) || over || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        String words = words(e);
        if (!words.equals(told)) {
          waiting.accept(words);
          told = words;
        }
        try {
          Thread.sleep(apart);
        } catch (InterruptedException interruption) {
          Thread.currentThread().interrupt();
          throw e;
        }
      }
    }
  }
}
