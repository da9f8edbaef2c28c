package io.archbench.k8s.detached;

import io.archbench.trial.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the Job of a runner needs.
 *
 * @param volumeClaim the claim of the volume on which run directories lie
 * @param serviceAccount whose token the runner gets: the only pod of archbench's with one
 * @param nodeLabels of nodes that will do
 * @param tolerations for the taints of such nodes
 * @param measured names of nodes that will not do, for they are to be measured on
 * @param allowMissing whether a variant without a node keeps it from measuring the others
 */
public record RunnerSettings(
    String volumeClaim,
    String serviceAccount,
    Map<String, String> nodeLabels,
    List<Toleration> tolerations,
    Set<String> measured,
    boolean allowMissing) {
  public RunnerSettings {
    nodeLabels = Map.copyOf(nodeLabels);
    tolerations = List.copyOf(tolerations);
    measured = Set.copyOf(measured);
  }
}
