package io.archbench.k8s.job;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Tells of pods that should have ended long ago, and nobody says that they did: their node is dead,
 * or does not get rid of them. Not thread-safe.
 *
 * <p>Counted by this machine's own clock, from when something was first seen: the clock of a node
 * that writes into a pod when it started, or of an API server, may be an hour off.
 */
final class PodDeadlines {
  /** A node that does not answer by then, to a pod that is to go, is lost. */
  private static final Duration LONGEST_END = Duration.ofMinutes(2);

  private final LongSupplier nanoTime;
  private final Map<String, Long> since = new HashMap<>();

  PodDeadlines(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether its own deadline, as it is now, has passed. */
  boolean isPastDeadline(Pod pod) {
    Long deadline = pod.getSpec().getActiveDeadlineSeconds();
    return deadline != null
        && pod.getStatus().getStartTime() != null
        && isPast(pod, "deadline " + deadline, deadline + grace(pod));
  }

  /** Whether it was deleted, and should be gone. */
  boolean isPastDeletion(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null
        && isPast(
            pod,
            "deletion",
            Objects.requireNonNullElse(pod.getMetadata().getDeletionGracePeriodSeconds(), 0L));
  }

  private static long grace(Pod pod) {
    return Objects.requireNonNullElse(pod.getSpec().getTerminationGracePeriodSeconds(), 0L);
  }

  private boolean isPast(Pod pod, String what, long seconds) {
    long now = nanoTime.getAsLong();
    long seen = since.computeIfAbsent(pod.getMetadata().getUid() + " " + what, first -> now);
    return now - seen > Duration.ofSeconds(seconds).plus(LONGEST_END).toNanos();
  }
}
