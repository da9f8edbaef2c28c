package io.archbench.k8s.job;

import io.archbench.k8s.cluster.ClusterException;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.function.Consumer;

/** What all trials of a run ask the cluster. Thread-safe. */
record KubernetesAccess(
    KubernetesClient client,
    String namespace,
    RunPods pods,
    NodeReader nodes,
    PodEvents events,
    PendingPod pending,
    QueuedJobs queued,
    RunLease lease,
    Patience patience) {
  /** A Job that is there and not about to go. */
  Optional<Job> job(String name) {
    return Optional.ofNullable(
            client.batch().v1().jobs().inNamespace(namespace).withName(name).get())
        .filter(job -> job.getMetadata().getDeletionTimestamp() == null);
  }

  /**
   * The log of a pod that has ended; empty if there is none. A log request may answer for a pod
   * that is gone.
   *
   * @throws KubernetesClientException if that cannot be found out now, or is not allowed
   */
  String log(Pod pod) {
    try {
      String log =
          client
              .pods()
              .inNamespace(namespace)
              .withName(pod.getMetadata().getName())
              .inContainer(TrialJob.CONTAINER)
              .getLog();
      return log.startsWith("{\"kind\":\"Status\"") ? "" : log;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
          || e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST) {
        return ""; // it is gone, or its container was never started
      }
      throw e;
    }
  }

  /**
   * Deletes it and its pods.
   *
   * @param waiting told why that takes long
   */
  void delete(Job job, Consumer<String> waiting) {
    try {
      Persistence.OF_TRIALS.ask(
          () -> {
            lease.check(); // each time: it may be another's by then
            return client
                .batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(job.getMetadata().getName())
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
          },
          waiting);
    } catch (KubernetesClientException e) {
      throw failure("deleting Job " + job.getMetadata().getName(), "delete jobs", e);
    }
    pods.forget(
        pod ->
            pod.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(job.getMetadata().getUid())));
  }

  /**
   * Says that a request failed because somebody asked this thread to stop: the client itself makes
   * another failure of that.
   */
  static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while it asked the cluster");
    }
  }

  /** Puts into words what the client met. */
  ClusterException failure(String what, String right, KubernetesClientException failure) {
    return ClusterException.of(client, what + " in " + namespace, right, failure);
  }
}
