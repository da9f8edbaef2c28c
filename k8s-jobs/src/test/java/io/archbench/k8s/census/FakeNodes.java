package io.archbench.k8s.census;

import io.archbench.trial.Architecture;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.Environment.Cpu;
import io.archbench.trial.record.MachineDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nodes as a cluster tells of them, and what pods on them become. */
final class FakeNodes {
  private FakeNodes() {}

  static String list(String... nodes) {
    return "{\"kind\": \"NodeList\", \"apiVersion\": \"v1\", \"metadata\": {}, \"items\": ["
        + Stream.of(nodes).collect(Collectors.joining(","))
        + "]}";
  }

  /** One that is ready. */
  static String node(String name, String architecture) {
    return node(name, architecture, "linux", "True", "kubelet is posting ready status");
  }

  static String node(
      String name, String architecture, String system, String ready, String message) {
    return """
        {"metadata": {"name": "%s", "creationTimestamp": "2026-11-01T10:00:00Z",
           "labels": {"node.kubernetes.io/instance-type": "Standard_D16_v3",
                      "topology.kubernetes.io/zone": "west-1"}},
         "spec": {},
         "status": {"nodeInfo": {"architecture": "%s", "operatingSystem": "%s"},
           "conditions": [{"type": "Ready", "status": "%s", "message": "%s"}]}}
        """
        .formatted(name, architecture, system, ready, message);
  }

  /** A description by an agent. */
  static MachineDescription machine(Architecture architecture, String model) {
    return new MachineDescription(
        MachineDescription.SCHEMA,
        architecture,
        new Cpu(
            model,
            Map.of("stepping", "6"),
            16,
            Optional.of(8),
            Optional.of(2),
            Optional.of(1),
            Map.of(),
            "unknown"),
        false,
        List.of());
  }

  /** A pod whose agent has described the machine. */
  static String described(MachineDescription machine) {
    return ended(0, CanonicalJson.text(machine));
  }

  /** A pod whose container has ended. */
  static String ended(int code, String message) {
    return """
        {"phase": "%s", "containerStatuses": [{"name": "census", "image": "x", "imageID": "x",
           "ready": false, "restartCount": 0,
           "state": {"terminated": {"exitCode": %d, "reason": "%s", "message": %s}}}]}
        """
        .formatted(
            code == 0 ? "Succeeded" : "Failed",
            code,
            code == 0 ? "Completed" : "Error",
            CanonicalJson.text(message));
  }

  /** A pod that the scheduler has no place for. */
  static String unscheduled(String message) {
    return """
        {"phase": "Pending", "conditions": [{"type": "PodScheduled", "status": "False",
           "reason": "Unschedulable", "message": "%s"}]}
        """
        .formatted(message);
  }

  /** A pod whose container is in that state. */
  static String inState(String state) {
    return """
        {"phase": "Running", "containerStatuses": [{"name": "census", "image": "x", "imageID": "x",
           "ready": false, "restartCount": 0, "state": {%s}}]}
        """
        .formatted(state);
  }
}
