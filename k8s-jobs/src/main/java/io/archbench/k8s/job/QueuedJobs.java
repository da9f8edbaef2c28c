package io.archbench.k8s.job;

import io.archbench.k8s.cluster.Kueue;
import io.archbench.k8s.cluster.KueueObject;
import io.archbench.k8s.cluster.KueueObject.Said;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says why Jobs wait that are suspended, in the words of the queue that they wait in. Thread-safe.
 *
 * <p>Who may not read those words learns so once, and goes on.
 */
final class QueuedJobs {
  /** Short enough to be told in time, long enough to spare the cluster. */
  private static final Duration GOOD_FOR = Duration.ofSeconds(3);

  private static final Set<Integer> NEVER =
      Set.of(HttpURLConnection.HTTP_FORBIDDEN, HttpURLConnection.HTTP_NOT_FOUND);

  private final KubernetesClient client;
  private final String namespace;
  private final Remembered<String, String> reasons = new Remembered<>(GOOD_FOR);
  private @Nullable Kueue kueue;
  private @Nullable Silence silence;

  /**
   * Why nothing is asked any more.
   *
   * @param told uid of the Job that was asked for when that was found out
   */
  private record Silence(String told, String why) {}

  QueuedJobs(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** Whether a Job is to have no pod for now. */
  static boolean isSuspended(Job job) {
    return Boolean.TRUE.equals(job.getSpec().getSuspend());
  }

  /** Whether a queue decides when a Job gets its pod. */
  static boolean isOfAQueue(Job job) {
    return queue(job).isPresent();
  }

  private static Optional<String> queue(Job job) {
    return Optional.ofNullable(job.getMetadata().getLabels())
        .flatMap(labels -> Optional.ofNullable(labels.get(Labels.QUEUE)));
  }

  /** {@code queued: …}, or that somebody else suspended it. */
  String why(Job suspended) {
    if (!isOfAQueue(suspended)) {
      return "suspended by somebody: `kubectl patch job %s -p '{\"spec\":{\"suspend\":false}}'` lets it go on"
          .formatted(suspended.getMetadata().getName());
    }
    String reason = reason(suspended);
    return reason.isEmpty() ? "queued" : "queued: " + reason;
  }

  /** What its queue says; empty if it may not be asked and somebody was told so. */
  String reason(Job queued) {
    String uid = queued.getMetadata().getUid();
    Optional<String> silent = silent(uid);
    return silent.isPresent() ? silent.get() : reasons.get(uid, () -> ask(queued));
  }

  private synchronized Optional<String> silent(String uid) {
    return Optional.ofNullable(silence).map(why -> why.told().equals(uid) ? why.why() : "");
  }

  private synchronized String silent(Job queued, String why) {
    if (silence == null) {
      silence = new Silence(queued.getMetadata().getUid(), why);
    }
    return silence.told().equals(queued.getMetadata().getUid()) ? why : "";
  }

  private String ask(Job queued) {
    try {
      Optional<Kueue> found = kueue();
      if (found.isEmpty()) {
        return silent(
            queued,
            "the cluster does not serve " + Kueue.GROUP + ": nobody will say why, or admit it");
      }
      return found
          .get()
          .workload(namespace, queued.getMetadata().getUid())
          .map(QueuedJobs::words)
          .orElseGet(() -> unseen(queued));
    } catch (KubernetesClientException e) {
      if (NEVER.contains(e.getCode())) {
        return silent(
            queued, "why is not known, for workloads." + Kueue.GROUP + " may not be listed");
      }
      throw e;
    }
  }

  private synchronized Optional<Kueue> kueue() {
    if (kueue == null) {
      kueue = Kueue.of(client).orElse(null);
    }
    return Optional.ofNullable(kueue);
  }

  /** A queue that is not there leaves no other trace. */
  private static String unseen(Job queued) {
    return "queue %s has not taken note of it yet".formatted(queue(queued).orElse(""));
  }

  /** The newest first: what keeps it, then what put it back there. */
  private static String words(KueueObject workload) {
    if (workload.text("spec", "active").equals("false")) {
      return "its Workload %s was deactivated: nothing admits it until its spec.active is true"
          .formatted(workload.name());
    }
    return Stream.of(
            workload.said("QuotaReserved").filter(said -> !said.holds()).map(Said::words).stream(),
            checks(workload),
            workload
                .said("Evicted")
                .filter(Said::holds)
                .map(said -> "evicted before (" + said.words() + ")")
                .stream())
        .flatMap(words -> words)
        .distinct()
        .reduce((first, second) -> first + "; " + second)
        .orElse("its queue has not said why yet");
  }

  /** There is quota for it, and something else has to happen first. */
  private static Stream<String> checks(KueueObject workload) {
    if (workload.said("QuotaReserved").filter(Said::holds).isEmpty()) {
      return Stream.empty();
    }
    String open =
        workload
            .maps("status", "admissionChecks")
            .filter(check -> !"Ready".equals(check.get("state")))
            .map(
                check ->
                    Stream.of("name", "state", "message")
                        .map(field -> Objects.toString(check.get(field), ""))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" ")))
            .collect(Collectors.joining(", "));
    return open.isEmpty()
        ? Stream.of("quota is reserved, and it is about to be admitted")
        : Stream.of("quota is reserved; admission check " + open);
  }
}
