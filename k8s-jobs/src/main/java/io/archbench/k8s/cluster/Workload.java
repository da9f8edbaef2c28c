package io.archbench.k8s.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.Comparator;
import java.util.Optional;

/** What keeps pods: a Deployment, a StatefulSet, a DaemonSet and so on, or a pod by itself. */
public record Workload(String namespace, String kind, String name) implements Comparable<Workload> {
  private static final String TEMPLATE_HASH = "pod-template-hash";

  private static final Comparator<Workload> ORDER =
      Comparator.comparing(Workload::namespace)
          .thenComparing(Workload::kind)
          .thenComparing(Workload::name);

  /** That of a pod; a ReplicaSet's name is its Deployment's with a hash. */
  public static Workload of(ObjectMeta pod) {
    Optional<OwnerReference> owner =
        pod.getOwnerReferences().stream()
            .filter(one -> Boolean.TRUE.equals(one.getController()))
            .findFirst();
    String kind = owner.map(OwnerReference::getKind).orElse("Pod");
    String name = owner.map(OwnerReference::getName).orElse(pod.getName());
    Optional<String> hash =
        Optional.ofNullable(pod.getLabels()).map(labels -> labels.get(TEMPLATE_HASH));
    if (kind.equals("ReplicaSet") && hash.filter(text -> name.endsWith("-" + text)).isPresent()) {
      String deployment = name.substring(0, name.length() - hash.get().length() - 1);
      return new Workload(pod.getNamespace(), "Deployment", deployment);
    }
    return new Workload(pod.getNamespace(), kind, name);
  }

  @Override
  public int compareTo(Workload other) {
    return ORDER.compare(this, other);
  }

  /** {@code namespace/kind/name}. */
  @Override
  public String toString() {
    return namespace + "/" + kind + "/" + name;
  }
}
