package io.archbench.k8s.doctor;

import io.archbench.k8s.job.JobSettings;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;

/** Whether Kueue has the queue that the study names. */
final class QueueCheck {
  private static final ResourceDefinitionContext LOCAL_QUEUE =
      new ResourceDefinitionContext.Builder()
          .withGroup("kueue.x-k8s.io")
          .withVersion("v1beta1")
          .withKind("LocalQueue")
          .withPlural("localqueues")
          .withNamespaced(true)
          .build();

  private final KubernetesClient client;
  private final JobSettings settings;

  QueueCheck(KubernetesClient client, JobSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  List<Finding> findings() {
    return settings.queue().map(this::of).orElse(List.of());
  }

  private List<Finding> of(String queue) {
    String where = "queue " + queue + " in namespace " + settings.namespace();
    try {
      boolean there =
          client
                  .genericKubernetesResources(LOCAL_QUEUE)
                  .inNamespace(settings.namespace())
                  .withName(queue)
                  .get()
              != null;
      return there
          ? List.of()
          : List.of(Finding.of(FindingKind.QUEUE_MISSING, where, "there is no such LocalQueue"));
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return List.of(
            Finding.of(FindingKind.QUEUE_NOT_READABLE, where, "not allowed to look at it"));
      }
      throw e;
    }
  }
}
