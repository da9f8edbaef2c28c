package io.archbench.k8s.cluster;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Optional;

/**
 * The queues of a cluster that has Kueue, in the version of its API that the cluster prefers.
 *
 * <p>All of it throws {@link KubernetesClientException} where something may not be read.
 */
public final class Kueue {
  /** Of its API. */
  public static final String GROUP = "kueue.x-k8s.io";

  /** Label of a Job: the queue that it is to wait in. */
  public static final String QUEUE = GROUP + "/queue-name";

  /** Label of a Workload: the Job that it stands for. */
  private static final String JOB_UID = GROUP + "/job-uid";

  private final KubernetesClient client;
  private final String version;

  private Kueue(KubernetesClient client, String version) {
    this.client = client;
    this.version = version;
  }

  /** That of a cluster; absent if the cluster does not serve its API. */
  public static Optional<Kueue> of(KubernetesClient client) {
    APIGroup group = client.getApiGroup(GROUP);
    return group == null
        ? Optional.empty()
        : Optional.of(new Kueue(client, group.getPreferredVersion().getVersion()));
  }

  /** A queue of a namespace. */
  public Optional<KueueObject> localQueue(String namespace, String name) {
    return Optional.ofNullable(
            client
                .genericKubernetesResources(kind("LocalQueue", "localqueues", true))
                .inNamespace(namespace)
                .withName(name)
                .get())
        .map(KueueObject::new);
  }

  /** What queues of namespaces lead to, with the quota. */
  public Optional<KueueObject> clusterQueue(String name) {
    return ofCluster("ClusterQueue", "clusterqueues", name);
  }

  /** A kind of nodes that quota is counted for. */
  public Optional<KueueObject> resourceFlavor(String name) {
    return ofCluster("ResourceFlavor", "resourceflavors", name);
  }

  private Optional<KueueObject> ofCluster(String kind, String plural, String name) {
    return Optional.ofNullable(
            client.genericKubernetesResources(kind(kind, plural, false)).withName(name).get())
        .map(KueueObject::new);
  }

  /** What stands for a Job in its queue; none if Kueue has not seen it yet. */
  public Optional<KueueObject> workload(String namespace, String jobUid) {
    return client
        .genericKubernetesResources(kind("Workload", "workloads", true))
        .inNamespace(namespace)
        .withLabel(JOB_UID, jobUid)
        .list()
        .getItems()
        .stream()
        .findFirst()
        .map(KueueObject::new);
  }

  private ResourceDefinitionContext kind(String kind, String plural, boolean namespaced) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(GROUP)
        .withVersion(version)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(namespaced)
        .build();
  }
}
