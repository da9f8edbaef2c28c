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
  private String pod = "";
  private @Nullable OffsetDateTime last;

  RunnerLog(KubernetesClient client) {
    this.client = client;
  }

  /** The new lines of a pod, which may have followed another. */
  List<String> next(Pod of) {
    String name = of.getMetadata().getName();
    if (!name.equals(pod)) {
      pod = name;
      last = null;
    }
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
            .withName(pod)
            .inContainer(RunnerJob.CONTAINER)
            .usingTimestamps();
    try {
      return since == null
          ? log.getLog()
          : log.sinceTime(
                  since.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_INSTANT))
              .getLog();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
          || e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST) {
        return ""; // it is gone, or was not started yet
      }
      throw e;
    }
  }
}
