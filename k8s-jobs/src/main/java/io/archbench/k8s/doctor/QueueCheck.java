package io.archbench.k8s.doctor;

import io.archbench.k8s.job.JobSettings;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;

/** Whether Kueue has the queue that the study names. */
final class QueueCheck {
  private static final String GROUP = "kueue.x-k8s.io";

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
      APIGroup group = client.getApiGroup(GROUP);
      if (group == null) {
        return List.of(
            Finding.of(
                FindingKind.QUEUE_MISSING, where, "the cluster has no Kueue (" + GROUP + ")"));
      }
      return isThere(queue, group.getPreferredVersion().getVersion())
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

  private boolean isThere(String queue, String version) {
    ResourceDefinitionContext localQueues =
        new ResourceDefinitionContext.Builder()
            .withGroup(GROUP)
            .withVersion(version)
            .withKind("LocalQueue")
            .withPlural("localqueues")
            .withNamespaced(true)
            .build();
    return client
            .genericKubernetesResources(localQueues)
            .inNamespace(settings.namespace())
            .withName(queue)
            .get()
        != null;
  }
}
