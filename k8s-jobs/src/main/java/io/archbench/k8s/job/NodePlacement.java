package io.archbench.k8s.job;

import io.archbench.trial.Place;
import io.archbench.trial.record.Placement;
import io.archbench.trial.record.TrialRecord;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What can be seen from outside of where a record was made; none of it is visible in a pod. */
record NodePlacement(
    Place place,
    Pod pod,
    Optional<ContainerStatus> container,
    Optional<Node> node,
    NodeReader nodes) {
  Placement of(TrialRecord record, Optional<ContainerStateTerminated> ended) {
    Map<String, String> labels =
        node.map(found -> found.getMetadata().getLabels()).orElse(Map.of());
    return new Placement(
        place.name(),
        node.map(NodeReader::architecture).orElse(place.architecture()),
        Optional.ofNullable(labels.get(Labels.INSTANCE_TYPE)),
        labels,
        facts(ended),
        ended
            .map(ContainerStateTerminated::getStartedAt)
            .map(Instant::parse)
            .orElse(record.started()),
        ended
            .map(ContainerStateTerminated::getFinishedAt)
            .map(Instant::parse)
            .or(record::finished)
            .orElseGet(Instant::now));
  }

  private Map<String, String> facts(Optional<ContainerStateTerminated> ended) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("pod", pod.getMetadata().getName());
    facts.put("podUid", pod.getMetadata().getUid());
    facts.put("podCreated", pod.getMetadata().getCreationTimestamp());
    pod.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("PodScheduled"))
        .forEach(condition -> facts.put("podScheduled", condition.getLastTransitionTime()));
    container.map(ContainerStatus::getImageID).ifPresent(id -> facts.put("imageID", id));
    ended
        .map(ContainerStateTerminated::getReason)
        .ifPresent(reason -> facts.put(Placement.ENDED, reason));
    node.map(found -> found.getStatus().getNodeInfo()).ifPresent(info -> describe(info, facts));
    List<String> occupants = nodes.occupants(place.name());
    if (!occupants.isEmpty()) {
      facts.put(Placement.SHARED_WITH, String.join(", ", occupants));
    }
    if (!nodes.mayReadNodes()) {
      facts.put(Placement.NOT_CHECKED, "the node's labels and type, and who else was on it");
    } else if (!nodes.mayReadAllPods()) {
      facts.put(Placement.NOT_CHECKED, "who else was on the node");
    }
    return facts;
  }

  private static void describe(NodeSystemInfo info, Map<String, String> facts) {
    facts.put("osImage", info.getOsImage());
    facts.put("kernel", info.getKernelVersion());
    facts.put("kubelet", info.getKubeletVersion());
    facts.put("containerRuntime", info.getContainerRuntimeVersion());
  }
}
