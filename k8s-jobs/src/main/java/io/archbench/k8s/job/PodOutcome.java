package io.archbench.k8s.job;

import io.archbench.trial.AgentContract;
import io.archbench.trial.CellKey;
import io.archbench.trial.Place;
import io.archbench.trial.TrialOutcome;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.TrialOutcome.Lost;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.TrialOutcome.Refused;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.segment.AttemptOutcome;
import io.archbench.trial.segment.Manifest;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads how a trial's pod gets on and how it ended, in the cluster's own words.
 *
 * @param pod as it was seen last
 * @param nodes what may be known of its node
 */
record PodOutcome(TrialSpec spec, Place place, Pod pod, NodeReader nodes) {
  /** Container runtimes say so of a program of another architecture. */
  private static final String WRONG_PROGRAM = "exec format error";

  private static final int LINES_OF_LOG = 5;

  /** Whether nothing of it runs any more. */
  boolean hasEnded() {
    String phase = pod.getStatus().getPhase();
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  /** Whether it ended well, and its record is whole. */
  boolean isWhole() {
    return pod.getStatus().getPhase().equals("Succeeded");
  }

  /** Whether somebody has deleted it. */
  boolean isToGo() {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  private boolean nodeIsLost() {
    return nodes.mayReadNodes() && nodes.node(place.name()).filter(NodeReader::isReady).isEmpty();
  }

  private Lost nodeLost(Optional<Collected> partial) {
    return new Lost(
        LossKind.NODE_LOST,
        partial,
        words("the node is gone, or does not answer" + said()),
        "look at the node; " + AttemptOutcome.AGAIN);
  }

  /**
   * The outcome of a pod that was deleted before it ended, or never will end.
   *
   * @param overdue its deadline has passed
   * @param log what was heard of it
   */
  TrialOutcome vanished(boolean overdue, String log) {
    Optional<Refused> elsewhere = elsewhere();
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    Optional<Collected> partial = attempt(Optional.empty()).salvage(log);
    if (nodeIsLost()) {
      return nodeLost(partial);
    }
    if (disrupted().isPresent()) {
      return evicted(partial);
    }
    return overdue && !isToGo()
        ? new Lost(
            LossKind.UNAVAILABLE,
            partial,
            words("its deadline has passed, and its node does not end it" + said()),
            "look at the node's kubelet; " + AttemptOutcome.AGAIN)
        : deleted(partial, words("it is gone, or is to go and does not" + said()));
  }

  private static Lost deleted(Optional<Collected> partial, String words) {
    return new Lost(
        LossKind.UNAVAILABLE,
        partial,
        words + ". It was deleted",
        "somebody did that; " + AttemptOutcome.AGAIN);
  }

  private Lost evicted(Optional<Collected> partial) {
    return new Lost(
        LossKind.EVICTED,
        partial,
        words("evicted" + said()),
        "a kubernetes.priorityClass keeps others from pushing it out; " + AttemptOutcome.AGAIN);
  }

  /**
   * The outcome of a pod that has ended.
   *
   * @param fetched log of its container, as far as there is one
   * @param heard the same, as it was heard while it was written
   */
  TrialOutcome read(String fetched, String heard) {
    Optional<Refused> elsewhere = elsewhere();
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    Optional<ContainerStateTerminated> ended = ended();
    Optional<Manifest> manifest = ended.flatMap(PodOutcome::manifest);
    if (manifest.isEmpty()) {
      return withoutManifest(ended, fetched + "\n" + heard);
    }
    TrialOutcome first = read(ended, manifest.get(), fetched);
    TrialOutcome second = isRecordLost(first) ? read(ended, manifest.get(), heard) : first;
    return named(isRecordLost(second) ? first : second);
  }

  private Optional<Refused> elsewhere() {
    String node = pod.getSpec().getNodeName();
    return node == null || node.equals(place.name())
        ? Optional.empty()
        : Optional.of(
            new Refused(
                RefusalKind.UNSCHEDULABLE,
                words("it ran on " + node + ", and was placed on " + place.name()),
                "something between archbench and the scheduler changes pods: look for a webhook"));
  }

  private TrialOutcome read(
      Optional<ContainerStateTerminated> ended, Manifest manifest, String log) {
    return attempt(ended)
        .read(manifest, log, (last, partial) -> death(ended, Optional.of(last), partial, log));
  }

  static boolean isRecordLost(TrialOutcome outcome) {
    return outcome instanceof Lost lost && lost.kind() == LossKind.RECORD_LOST;
  }

  /** What is read of a log says nothing of the pod that it was of. */
  private TrialOutcome named(TrialOutcome outcome) {
    return switch (outcome) {
      case Collected collected -> collected;
      case Lost lost when lost.kind() == LossKind.RECORD_LOST ->
          new Lost(lost.kind(), lost.partial(), words(lost.words()), lost.remedy());
      case Lost lost -> lost;
      case Refused refused -> new Refused(refused.kind(), words(refused.words()), refused.remedy());
    };
  }

  private Optional<ContainerStateTerminated> ended() {
    return status().flatMap(status -> Optional.ofNullable(status.getState().getTerminated()));
  }

  private AttemptOutcome attempt(Optional<ContainerStateTerminated> ended) {
    Optional<Node> node = nodes.node(place.name());
    return new AttemptOutcome(
        spec,
        node.map(NodeReader::architecture).orElse(place.architecture()),
        record -> new NodePlacement(place, pod, status(), node, nodes).of(record, ended));
  }

  private static Optional<Manifest> manifest(ContainerStateTerminated ended) {
    String message = ended.getMessage();
    if (message == null || !message.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          CanonicalJson.read(
              message.getBytes(StandardCharsets.UTF_8), Manifest.class, "termination message"));
    } catch (UnreadableDocumentException e) {
      return Optional.empty();
    }
  }

  /** The agent never got to say anything, or what it said is gone. */
  private TrialOutcome withoutManifest(Optional<ContainerStateTerminated> ended, String log) {
    String message = ended.map(ContainerStateTerminated::getMessage).orElse("") + "";
    if (message.contains(WRONG_PROGRAM) || log.contains(WRONG_PROGRAM)) {
      return new Refused(
          RefusalKind.IMAGE,
          words(
              "%s: what the image's index calls %s holds programs of another architecture"
                  .formatted(WRONG_PROGRAM, spec.variant().architecture())),
          "build it again; `archbench image inspect` finds that out beforehand");
    }
    int code = ended.map(PodOutcome::code).orElse(0);
    if (code == AgentContract.EXIT_SPEC || code == AgentContract.EXIT_VERSION) {
      return new Refused(
          RefusalKind.SPEC,
          words("exit code " + code + tail(log)),
          "agent and runner must be of one version: build the image again");
    }
    return death(ended, Optional.empty(), attempt(ended).salvage(log), log);
  }

  private Lost death(
      Optional<ContainerStateTerminated> ended,
      Optional<Manifest> last,
      Optional<Collected> partial,
      String log) {
    Optional<CellKey> running = last.flatMap(Manifest::running);
    String words =
        words(
            ended
                    .map(state -> state.getReason() + ", exit code " + state.getExitCode())
                    .orElse("no container was started")
                + running.map(cell -> " while it ran " + cell).orElse("")
                + last.map(Manifest::words)
                    .filter(said -> !said.isEmpty())
                    .map(". "::concat)
                    .orElse("")
                + said()
                + tail(log));
    if (wasStopped()) {
      return new Lost(LossKind.ABORTED, partial, words, "it was asked to stop");
    }
    if ("DeadlineExceeded".equals(pod.getStatus().getReason())) {
      return new Lost(
          LossKind.DEADLINE, partial, words, "raise jmh.timeout if the cells need that long");
    }
    if (disrupted().isPresent()) {
      return nodeIsLost() ? nodeLost(partial) : evicted(partial);
    }
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      return deleted(partial, words);
    }
    if (ended.isEmpty()) {
      return new Lost(LossKind.UNAVAILABLE, partial, words, AttemptOutcome.AGAIN);
    }
    return isOutOfMemory(ended.get())
        ? new Lost(
            LossKind.OUT_OF_MEMORY,
            partial.map(saved -> withFailed(saved, running, words)),
            words,
            "raise resources.memory, or lower resources.heap")
        : new Lost(LossKind.ABORTED, partial, words, AttemptOutcome.AGAIN);
  }

  /** By {@link KubernetesTrial#cancel}. */
  private boolean wasStopped() {
    Long deadline = pod.getSpec().getActiveDeadlineSeconds();
    return deadline != null && deadline == KubernetesTrial.STOPPED;
  }

  /** Whatever the exit code: a process that lost a child to the kernel may well end with 0. */
  private static boolean isOutOfMemory(ContainerStateTerminated ended) {
    return "OOMKilled".equals(ended.getReason());
  }

  /** The cell that took too much would take it again: the next attempt goes on behind it. */
  private static Collected withFailed(Collected saved, Optional<CellKey> running, String words) {
    if (running.isEmpty()) {
      return saved;
    }
    CellResult failed = new CellResult.Failed(running.get(), FailureKind.OUT_OF_MEMORY, words, "");
    return new Collected(saved.record().with(failed), saved.placement());
  }

  private static int code(ContainerStateTerminated state) {
    return Objects.requireNonNullElse(state.getExitCode(), 0);
  }

  /** The condition's type counts, its reasons vary. */
  private Optional<PodCondition> disrupted() {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("DisruptionTarget"))
        .filter(condition -> condition.getStatus().equals("True"))
        .findFirst();
  }

  /** What the cluster says of the pod as a whole. */
  private String said() {
    return Stream.of(
            Stream.ofNullable(pod.getStatus().getReason()),
            Stream.ofNullable(pod.getStatus().getMessage()),
            disrupted().stream()
                .flatMap(condition -> Stream.of(condition.getReason(), condition.getMessage())))
        .flatMap(words -> words)
        .filter(word -> word != null && !word.isEmpty())
        .distinct()
        .map(word -> ". " + word)
        .collect(Collectors.joining());
  }

  /** What was printed last, but for the segments. */
  private static String tail(String log) {
    List<String> lines =
        log.lines().filter(line -> !line.startsWith("#archbench ") && !line.isBlank()).toList();
    return lines.isEmpty()
        ? ""
        : ". It said: "
            + String.join(
                " / ", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
  }

  private String words(String what) {
    return "pod %s on %s: %s".formatted(pod.getMetadata().getName(), place.name(), what);
  }

  private Optional<ContainerStatus> status() {
    return TrialJob.container(pod);
  }
}
