package io.archbench.k8s.job;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the cluster says happened to an object. Thread-safe. */
public final class PodEvents {
  private final KubernetesClient client;
  private final String namespace;

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

  /** The latest of those reasons; none where events may not be read. */
  public Optional<Said> latest(String uid, List<String> reasons) {
    try {
      return client
          .v1()
          .events()
          .inNamespace(namespace)
          .withField("involvedObject.uid", uid)
          .list()
          .getItems()
          .stream()
          .filter(event -> reasons.contains(event.getReason()))
          .map(event -> new Said(event.getReason(), event.getMessage() + "", time(event)))
          .max(Comparator.comparing(Said::time));
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return Optional.empty();
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
