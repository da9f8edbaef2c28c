package io.archbench.k8s.job;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * What the cluster says happened to an object. Thread-safe.
 *
 * <p>Events of a namespace are listed together and remembered for a moment: asked for one by one, a
 * hundred pods that wait would have the cluster search all of them a hundred times.
 */
public final class PodEvents {
  /** Short enough to be told in time. */
  private static final Duration GOOD_FOR = Duration.ofSeconds(3);

  /** How many times as long as a list takes the cluster is left alone. */
  private static final int SPARING = 10;

  private final KubernetesClient client;
  private final String namespace;
  private final ReentrantLock listing = new ReentrantLock();
  private volatile Map<String, List<Said>> known = Map.of();
  private volatile long nextList = System.nanoTime();

  /**
   * One of them.
   *
   * @param time when it happened last
   */
  public record Said(String reason, String message, Instant time) {
    @Override
    public String toString() {
      return reason + ": " + message;
    }
  }

  /** Of the objects of a namespace. */
  public PodEvents(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /**
   * The latest of those reasons, as far as the last list tells; none where events may not be read.
   */
  public Optional<Said> latest(String uid, List<String> reasons) {
    list();
    return known.getOrDefault(uid, List.of()).stream()
        .filter(said -> reasons.contains(said.reason()))
        .max(Comparator.comparing(Said::time));
  }

  /** Unless that was done just now, or is being done. */
  private void list() {
    if (isKnown() || !listing.tryLock()) {
      return;
    }
    try {
      if (!isKnown()) {
        long began = System.nanoTime();
        known = read();
        long now = System.nanoTime();
        nextList = now + Math.max(GOOD_FOR.toNanos(), SPARING * (now - began));
      }
    } finally {
      listing.unlock();
    }
  }

  private boolean isKnown() {
    return System.nanoTime() - nextList < 0;
  }

  private Map<String, List<Said>> read() {
    try {
      return client.v1().events().inNamespace(namespace).list().getItems().stream()
          .filter(event -> event.getInvolvedObject().getUid() != null)
          .collect(
              Collectors.groupingBy(
                  event -> event.getInvolvedObject().getUid(),
                  Collectors.mapping(
                      event -> new Said(event.getReason(), event.getMessage() + "", time(event)),
                      Collectors.toList())));
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return Map.of();
      }
      throw e;
    }
  }

  private static Instant time(Event event) {
    return Optional.ofNullable(event.getLastTimestamp())
        .or(() -> Optional.ofNullable(event.getEventTime()).map(time -> time.getTime()))
        .or(() -> Optional.ofNullable(event.getMetadata().getCreationTimestamp()))
        .map(Instant::parse)
        .orElse(Instant.EPOCH);
  }
}
