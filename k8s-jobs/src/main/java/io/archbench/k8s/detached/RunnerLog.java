package io.archbench.k8s.detached;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the pods of a runner have said that nobody has read yet, asked for anew each time: a stream
 * would break where the log is rotated or the API server goes away. For one thread.
 */
final class RunnerLog {
  private final KubernetesClient client;
  private @Nullable Pod pod;
  private @Nullable OffsetDateTime last;

  RunnerLog(KubernetesClient client) {
    this.client = client;
  }

  /** The last lines of a pod. */
  static List<String> last(KubernetesClient client, Pod pod, int lines) {
    try {
      return client
          .pods()
          .inNamespace(pod.getMetadata().getNamespace())
          .withName(pod.getMetadata().getName())
          .inContainer(RunnerJob.CONTAINER)
          .tailingLines(lines)
          .getLog()
          .lines()
          .toList();
    } catch (KubernetesClientException e) {
      return nothing(e).lines().toList();
    }
  }

  /** The new lines of a pod; of one that follows another, that one's last before. */
  List<String> next(Pod of) {
    List<String> lines = new ArrayList<>();
    Pod before = pod;
    if (before != null && !before.getMetadata().getUid().equals(of.getMetadata().getUid())) {
      lines.addAll(unread(before));
      lines.add(
          "pod %s follows %s"
              .formatted(of.getMetadata().getName(), before.getMetadata().getName()));
      last = null;
    }
    pod = of;
    lines.addAll(unread(of));
    return lines;
  }

  private List<String> unread(Pod of) {
    OffsetDateTime before = last;
    List<String> lines = new ArrayList<>();
    for (String line : read(of, before).lines().toList()) {
      int blank = line.indexOf(' ');
      OffsetDateTime time = time(line, blank);
      if (time != null && (before == null || time.isAfter(before))) {
        last = time;
        lines.add(line.substring(blank + 1));
      }
    }
    return lines;
  }

  /** Absent of what is no line of a container's log. */
  private static @Nullable OffsetDateTime time(String line, int blank) {
    try {
      return blank < 0 ? null : OffsetDateTime.parse(line.substring(0, blank));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private String read(Pod of, @Nullable OffsetDateTime since) {
    var log =
        client
            .pods()
            .inNamespace(of.getMetadata().getNamespace())
            .withName(of.getMetadata().getName())
            .inContainer(RunnerJob.CONTAINER)
            .usingTimestamps();
    try {
      return since == null
          ? log.getLog()
          : log.sinceTime(
                  since.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_INSTANT))
              .getLog();
    } catch (KubernetesClientException e) {
      return nothing(e);
    }
  }

  /** Of a pod that is gone, or was not started yet, or whose node does not answer. */
  private static String nothing(KubernetesClientException failure) {
    if (failure.getCode() == HttpURLConnection.HTTP_NOT_FOUND
        || failure.getCode() == HttpURLConnection.HTTP_BAD_REQUEST
        || failure.getCode() == HttpURLConnection.HTTP_INTERNAL_ERROR) {
      return "";
    }
    throw failure;
  }
}
