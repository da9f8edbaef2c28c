package io.archbench.k8s.job;

import io.archbench.trial.VariantSpec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says why a pod has no node yet, in the words of scheduler and autoscaler. */
final class PendingPod {
  /** A node that an autoscaler has ordered and that is not there by then will not come. */
  private static final Duration LONGEST_SCALE_UP = Duration.ofMinutes(15);

  private static final String SCALING_UP = "TriggeredScaleUp";

  /** What a node says of a pod that it cannot start. */
  private static final List<String> STARTING =
      List.of(
          "FailedCreatePodSandBox",
          "FailedMount",
          "FailedAttachVolume",
          "NetworkNotReady",
          "FailedToCreateContainer",
          "Failed");

  private static final List<String> AUTOSCALER =
      List.of(SCALING_UP, "NotTriggerScaleUp", "Nominated", "FailedScaleUp");

  /** Short enough to be told in time, long enough to spare the cluster. */
  private static final Duration GOOD_FOR = Duration.ofSeconds(3);

  private final NodeReader nodes;
  private final PodEvents events;

  private final Remembered<NodeSelection, String> taints = new Remembered<>(GOOD_FOR);

  PendingPod(NodeReader nodes, PodEvents events) {
    this.nodes = nodes;
    this.events = events;
  }

  /** Why it waits; a short word if the scheduler has not said anything yet. */
  String why(Pod pod, VariantSpec variant) {
    String scheduler =
        pod.getStatus().getConditions().stream()
            .filter(condition -> condition.getType().equals("PodScheduled"))
            .filter(condition -> condition.getStatus().equals("False"))
            .map(PodCondition::getMessage)
            .flatMap(Stream::ofNullable)
            .findFirst()
            .orElse("not scheduled yet");
    String taints =
        scheduler.contains("taint")
            ? this.taints.get(NodeSelection.of(variant), () -> nodes.untolerated(variant))
            : "";
    String autoscaler = autoscaler(pod).map(PodEvents.Said::toString).orElse("");
    return Stream.of(scheduler, taints, autoscaler)
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** What keeps a pod that has its node from being started; empty if nothing is said. */
  String starting(Pod pod) {
    return events
        .latest(pod.getMetadata().getUid(), STARTING)
        .map(PodEvents.Said::toString)
        .orElse("");
  }

  /** Whether an autoscaler says that it is working on it. */
  boolean isScalingUp(Pod pod) {
    return autoscaler(pod)
        .filter(said -> said.reason().equals(SCALING_UP))
        .filter(said -> said.time().plus(LONGEST_SCALE_UP).isAfter(Instant.now()))
        .isPresent();
  }

  private Optional<PodEvents.Said> autoscaler(Pod pod) {
    return events.latest(pod.getMetadata().getUid(), AUTOSCALER);
  }
}
