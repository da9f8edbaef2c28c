package io.archbench.dist;

import io.archbench.trial.AgentContract;
import io.archbench.trial.SpecEnvelope;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.segment.Manifest;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Says for each trial's pod of a namespace what its agent would have said, and lets it end. For
 * pods of fake nodes whose study has the annotation {@link #HANG}.
 */
final class FakeAgents implements AutoCloseable {
  /** Ends of pods are up to whoever writes what their agent would have said. */
  static final String HANG = "archbench.io/fake-outcome: hang";

  private final KubernetesClient client;
  private final String namespace;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final SharedIndexInformer<Pod> pods;

  FakeAgents(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
    this.pods =
        client.pods().inNamespace(namespace).withLabel("archbench.io/suite").inform(new Handler());
  }

  /** Whether pods are heard of. */
  boolean isRunning() {
    return pods.isRunning();
  }

  @Override
  public void close() {
    pods.close();
    threads.close();
  }

  private final class Handler implements ResourceEventHandler<Pod> {
    @Override
    public void onAdd(Pod pod) {
      answer(pod);
    }

    @Override
    public void onUpdate(Pod before, Pod pod) {
      answer(pod);
    }

    @Override
    public void onDelete(Pod pod, boolean unknown) {}
  }

  private void answer(Pod pod) {
    if (answered.add(pod.getMetadata().getUid())) {
      threads.execute(() -> speak(pod));
    }
  }

  private void speak(Pod pod) {
    TrialSpec spec =
        pod.getSpec().getContainers().get(0).getEnv().stream()
            .filter(variable -> variable.getName().equals(AgentContract.SPEC_VARIABLE))
            .map(EnvVar::getValue)
            .map(SpecEnvelope::decode)
            .findFirst()
            .orElseThrow();
    FakeAgentLog said =
        FakeAgentLog.of(
            spec, FakeAgentLog.record(spec, spec.variant().architecture()), spec.cells().size());
    Map<String, String> annotations =
        Map.of(
            "archbench.io/fake-log",
            said.log(),
            "archbench.io/fake-message",
            said.message(Manifest.State.COMPLETE, Optional.empty(), ""),
            "archbench.io/fake-outcome",
            "complete");
    client
        .pods()
        .inNamespace(namespace)
        .withName(pod.getMetadata().getName())
        .patch( // whatever else changes of it meanwhile
            PatchContext.of(PatchType.JSON_MERGE),
            Serialization.asJson(Map.of("metadata", Map.of("annotations", annotations))));
  }
}
