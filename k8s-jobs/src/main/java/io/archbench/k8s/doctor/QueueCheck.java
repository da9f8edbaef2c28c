package io.archbench.k8s.doctor;

import io.archbench.k8s.cluster.Kueue;
import io.archbench.k8s.cluster.KueueObject;
import io.archbench.k8s.cluster.KueueObject.Said;
import io.archbench.k8s.job.JobSettings;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whether Kueue has the queue that the study names, and would ever admit its Jobs. */
final class QueueCheck {
  private final KubernetesClient client;
  private final JobSettings settings;
  private final List<Finding> findings = new ArrayList<>();

  QueueCheck(KubernetesClient client, JobSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  /**
   * Looks at the queue, as far as it may be read; at nothing if the study names none.
   *
   * @param needs of each variant
   */
  List<Finding> findings(List<VariantNeeds> needs) {
    settings.queue().ifPresent(queue -> look(queue, needs));
    return List.copyOf(findings);
  }

  private void look(String name, List<VariantNeeds> needs) {
    String where = "queue " + name + " in namespace " + settings.namespace();
    Optional<Kueue> found = readable(where, "it", () -> Kueue.of(client)).orElse(Optional.empty());
    if (found.isEmpty()) {
      if (findings.isEmpty()) {
        add(FindingKind.QUEUE_MISSING, where, "the cluster has no Kueue (" + Kueue.GROUP + ")");
      }
      return;
    }
    Kueue kueue = found.get();
    readable(where, "it", () -> kueue.localQueue(settings.namespace(), name))
        .ifPresent(
            queue ->
                queue.ifPresentOrElse(
                    there -> lookAt(kueue, where, there, needs),
                    () -> add(FindingKind.QUEUE_MISSING, where, "there is no such LocalQueue")));
    Optional<Optional<KueueObject>> unused =
        readable(
            where,
            "why a Job waits in it (workloads)",
            () -> kueue.workload(settings.namespace(), "none"));
  }

  /** Absent, with a note, if it may not be read. */
  private <T> Optional<T> readable(String where, String what, Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        add(FindingKind.QUEUE_NOT_READABLE, where, "not allowed to look at " + what);
        return Optional.empty();
      }
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        add(FindingKind.QUEUE_NOT_READABLE, where, "the cluster does not serve " + what);
        return Optional.empty();
      }
      throw e;
    }
  }

  private void lookAt(Kueue kueue, String where, KueueObject queue, List<VariantNeeds> needs) {
    inactive(where, "the LocalQueue", queue);
    String name = queue.text("spec", "clusterQueue");
    String there = "ClusterQueue " + name;
    readable(where, "its " + there, () -> kueue.clusterQueue(name))
        .ifPresent(
            found ->
                found.ifPresentOrElse(
                    one -> lookAt(kueue, there, one, needs, where),
                    () ->
                        add(
                            FindingKind.QUEUE_INACTIVE,
                            where,
                            "there is no " + there + ", which it leads to")));
  }

  private void inactive(String where, String what, KueueObject queue) {
    queue
        .said("Active")
        .filter(said -> !said.holds())
        .map(Said::words)
        .ifPresent(
            words -> add(FindingKind.QUEUE_INACTIVE, where, what + " is not active: " + words));
  }

  private void lookAt(
      Kueue kueue, String there, KueueObject clusterQueue, List<VariantNeeds> needs, String queue) {
    inactive(queue, there, clusterQueue);
    QueueQuota quota = new QueueQuota(clusterQueue);
    quota.preemption().forEach(words -> add(FindingKind.QUEUE_PREEMPTS, there, words));
    Optional<List<KueueObject>> flavors =
        readable(
            queue,
            "the ResourceFlavors of its " + there,
            () ->
                quota.flavors().stream()
                    .flatMap(flavor -> kueue.resourceFlavor(flavor).stream())
                    .toList());
    flavors.ifPresent(all -> needs.forEach(need -> variant(there, quota, all, need)));
  }

  private void variant(
      String there, QueueQuota quota, List<KueueObject> flavors, VariantNeeds need) {
    String where = "variant " + need.variant().name() + " in " + there;
    List<FlavorFit> fits =
        flavors.stream().map(flavor -> new FlavorFit(flavor, need.variant())).toList();
    List<String> fit =
        fits.stream()
            .filter(one -> one.misfit().isEmpty())
            .map(one -> one.flavor().name())
            .toList();
    if (fit.isEmpty()) {
      add(
          FindingKind.QUEUE_FLAVOR,
          where,
          fits.isEmpty()
              ? "it has no flavors"
              : String.join(
                  "; ",
                  fits.stream()
                      .map(one -> one.flavor().name() + " " + one.misfit().orElse(""))
                      .toList()));
      return;
    }
    Stream.concat(
            quota
                .lacking(need, fit, 1)
                .map(words -> finding(FindingKind.QUEUE_QUOTA, where, words)),
            quota
                .lackingAtOnce(need, fit)
                .map(words -> finding(FindingKind.QUEUE_QUOTA_LOW, where, words)))
        .limit(1)
        .forEach(findings::add);
  }

  private static Finding finding(FindingKind kind, String where, String what) {
    return Finding.of(kind, where, what);
  }

  private void add(FindingKind kind, String where, String what) {
    findings.add(finding(kind, where, what));
  }
}
