package io.archbench.k8s.census;

import io.archbench.k8s.job.PodEvents;
import io.archbench.trial.AgentContract;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import io.archbench.trial.record.MachineDescription;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a pod of a census says of its node.
 *
 * @param pod as it was seen last
 */
record CensusAnswer(FleetNode node, Pod pod) {
  /** What a node says it is at, or what it cannot do. */
  private static final List<String> STARTING =
      List.of(
          "Pulling",
          "FailedCreatePodSandBox",
          "FailedMount",
          "NetworkNotReady",
          "FailedToCreateContainer",
          "Failed");

  /** What became of the node; absent while the pod may still say something. */
  Optional<CountedNode> given() {
    String phase = pod.getStatus().getPhase();
    if (!"Succeeded".equals(phase) && !"Failed".equals(phase)) {
      return Optional.empty();
    }
    return Optional.of(
        state()
            .flatMap(state -> Optional.ofNullable(state.getTerminated()))
            .map(this::ended)
            .orElseGet(
                () -> CountedNode.leftOut(node, "did not run the pod" + behind(podsOwnWords()))));
  }

  private CountedNode ended(ContainerStateTerminated ended) {
    int code = Objects.requireNonNullElse(ended.getExitCode(), 0);
    String message = Objects.requireNonNullElse(ended.getMessage(), "").strip();
    if (code == AgentContract.EXIT_COMPLETE && !message.isEmpty()) {
      return described(message);
    }
    String words =
        code == AgentContract.EXIT_SPEC
            ? "the image's agent is older than this command: build the image again"
            : "its pod ended with " + reason(ended) + "exit code " + code;
    return CountedNode.leftOut(
        node, words + behind(Stream.concat(podsOwnWords(), Stream.of(message))));
  }

  private static String reason(ContainerStateTerminated ended) {
    return ended.getReason() == null ? "" : ended.getReason() + ", ";
  }

  private CountedNode described(String message) {
    try {
      return CountedNode.described(
          node,
          CanonicalJson.read(
              message.getBytes(StandardCharsets.UTF_8),
              MachineDescription.class,
              "its pod's termination message"));
    } catch (UnreadableDocumentException e) {
      return CountedNode.leftOut(node, "cannot be read: " + e.getMessage());
    }
  }

  /**
   * Why the pod has not said anything yet.
   *
   * @param events of its namespace
   */
  String silence(PodEvents events) {
    if (pod.getSpec().getNodeName() == null) {
      return "its pod is not scheduled" + behind(scheduler());
    }
    if (state().filter(state -> state.getRunning() != null).isPresent()) {
      return "its pod runs and says nothing";
    }
    Stream<String> said =
        Stream.concat(
            waiting(),
            events
                .latest(pod.getMetadata().getUid(), STARTING)
                .map(PodEvents.Said::toString)
                .stream());
    return "its pod is not started" + behind(Stream.concat(said, podsOwnWords()));
  }

  private Stream<String> scheduler() {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("PodScheduled"))
        .map(PodCondition::getMessage);
  }

  private Stream<String> waiting() {
    return state().map(ContainerState::getWaiting).stream()
        .map(waiting -> said(waiting.getReason(), waiting.getMessage()));
  }

  private Stream<String> podsOwnWords() {
    return Stream.of(said(pod.getStatus().getReason(), pod.getStatus().getMessage()));
  }

  /** A reason and its message, as far as they are there. */
  private static String said(@Nullable String reason, @Nullable String message) {
    return Stream.of(Optional.ofNullable(reason), Optional.ofNullable(message))
        .flatMap(Optional::stream)
        .filter(word -> !word.isBlank())
        .collect(Collectors.joining(": "));
  }

  private Optional<ContainerState> state() {
    return CensusPod.container(pod).flatMap(status -> Optional.ofNullable(status.getState()));
  }

  /** Words of the cluster behind our own; nothing if it said none. */
  private static String behind(Stream<String> words) {
    String all =
        words
            .filter(word -> word != null && !word.isBlank())
            .distinct()
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? "" : ": " + all;
  }
}
