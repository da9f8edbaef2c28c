package io.archbench.k8s.job;

import io.archbench.trial.TrialOutcome;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.TrialOutcome.Refused;
import io.archbench.trial.VariantSpec;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads how far a trial's pod has come before its container runs, and what keeps it.
 *
 * @param pod as it was seen last
 */
record PodStart(VariantSpec variant, Pod pod) {
  /** Registries have bad moments; an image that does not come by then does not come. */
  private static final Duration LONGEST_PULL_TROUBLE = Duration.ofMinutes(2);

  /** Reasons of waiting that may pass. */
  private static final Set<String> TROUBLE =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "RegistryUnavailable",
          "CreateContainerConfigError",
          "CreateContainerError");

  /** Reasons of waiting that no waiting mends. */
  private static final Set<String> NO_IMAGE =
      Set.of("InvalidImageName", "ErrImageNeverPull", "SignatureValidationFailed");

  /** What a registry says of an image that it will never hand out. */
  private static final List<String> NEVER =
      List.of(
          "not found",
          "no match for platform",
          "manifest unknown",
          "unauthorized",
          "authentication required",
          "denied");

  /** Whether its container has been started. */
  boolean hasStarted() {
    return TrialJob.container(pod)
        .map(ContainerStatus::getState)
        .filter(state -> state.getRunning() != null || state.getTerminated() != null)
        .isPresent();
  }

  /** Whether something keeps its container from being started that may pass. */
  boolean hasTrouble() {
    return waiting().filter(state -> TROUBLE.contains(state.getReason() + "")).isPresent();
  }

  /** Why it does not run yet; empty if it is just being started. */
  String waiting(PendingPod pending) {
    if (pod.getSpec().getNodeName() == null) {
      return pending.why(pod, variant);
    }
    return waiting()
        .filter(state -> TROUBLE.contains(state.getReason() + ""))
        .map(state -> state.getReason() + ": " + state.getMessage())
        .orElseGet(() -> pending.starting(pod));
  }

  /**
   * The outcome of a pod whose image does not come, once that is clear.
   *
   * @param trouble how long something has kept its container from being started
   */
  Optional<TrialOutcome> noImage(Duration trouble) {
    return waiting().filter(state -> isHopeless(state, trouble)).map(this::noImage);
  }

  private Optional<ContainerStateWaiting> waiting() {
    return TrialJob.container(pod)
        .flatMap(status -> Optional.ofNullable(status.getState().getWaiting()));
  }

  private static boolean isHopeless(ContainerStateWaiting waiting, Duration trouble) {
    String reason = waiting.getReason() + "";
    String message = waiting.getMessage() + "";
    return NO_IMAGE.contains(reason)
        || (TROUBLE.contains(reason)
            && (NEVER.stream().anyMatch(message::contains)
                || trouble.compareTo(LONGEST_PULL_TROUBLE) > 0));
  }

  private TrialOutcome noImage(ContainerStateWaiting waiting) {
    return new Refused(
        RefusalKind.IMAGE,
        "pod %s on %s: %s: %s"
            .formatted(
                pod.getMetadata().getName(),
                pod.getSpec().getNodeName(),
                waiting.getReason(),
                waiting.getMessage()),
        "look at it with `archbench image inspect`; a private registry needs"
            + " kubernetes.imagePullSecrets");
  }
}
