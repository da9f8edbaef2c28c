package io.archbench.k8s.job;

import io.archbench.k8s.cluster.Cluster;
import io.archbench.k8s.cluster.ClusterException;
import io.archbench.trial.RunId;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What carries a run's label in a cluster, to look at and to delete. Thread-safe. */
public final class RunObjects implements AutoCloseable {
  private final KubernetesClient client;
  private final String namespace;
  private final RunId run;
  private final RunLease lease;
  private final QueuedJobs queued;

  /**
   * Connects nothing yet.
   *
   * @param context of the kubeconfig; its current one if absent
   * @param holder the runner, as {@link KubernetesExecutor} is told it
   */
  public RunObjects(Optional<String> context, String namespace, RunId run, String holder) {
    this.client = Cluster.client(context);
    this.namespace = namespace;
    this.run = run;
    this.lease = new RunLease(client, namespace, run, holder);
    this.queued = new QueuedJobs(client, namespace);
  }

  /**
   * All of them: Jobs, pods that hold nodes, and the Lease of whoever works on it.
   *
   * @throws ClusterException if the cluster does not answer, or does not let them be listed
   */
  public List<RunObject> list() {
    try {
      List<Pod> pods = pods();
      Map<String, Pod> podOfJob =
          pods.stream()
              .flatMap(
                  pod ->
                      pod.getMetadata().getOwnerReferences().stream()
                          .map(owner -> Map.entry(owner.getUid(), pod)))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b));
      List<RunObject> objects = new ArrayList<>();
      for (Job job : jobs()) {
        Optional<Pod> pod = Optional.ofNullable(podOfJob.get(job.getMetadata().getUid()));
        objects.add(
            pod.map(of -> object(job, state(of), words(of))).orElseGet(() -> withoutPod(job)));
      }
      pods.stream()
          .filter(RunObjects::isHolder)
          .map(pod -> new RunObject("Pod", pod.getMetadata().getName(), state(pod), words(pod)))
          .forEach(objects::add);
      leases().stream()
          .map(
              found ->
                  new RunObject(
                      "Lease",
                      found.getMetadata().getName(),
                      "held",
                      "by " + found.getSpec().getHolderIdentity()))
          .forEach(objects::add);
      return objects;
    } catch (KubernetesClientException e) {
      throw ClusterException.of(
          client,
          "listing what run " + run + " has in " + namespace,
          "list jobs, pods and leases",
          e);
    }
  }

  private RunObject withoutPod(Job job) {
    return QueuedJobs.isSuspended(job) && QueuedJobs.isOfAQueue(job)
        ? object(job, "queued", queued.reason(job))
        : object(job, QueuedJobs.isSuspended(job) ? "suspended" : "no pod", "");
  }

  private static RunObject object(Job job, String state, String words) {
    return new RunObject("Job", job.getMetadata().getName(), state, words);
  }

  private static String state(Pod pod) {
    String node = pod.getSpec().getNodeName();
    return pod.getStatus().getPhase().toLowerCase(Locale.ROOT)
        + (node == null ? "" : " on " + node);
  }

  private static String words(Pod pod) {
    Stream<String> scheduling =
        pod.getStatus().getConditions().stream()
            .filter(condition -> condition.getType().equals("PodScheduled"))
            .map(PodCondition::getMessage);
    Stream<String> container =
        pod.getStatus().getContainerStatuses().stream()
            .flatMap(status -> Stream.ofNullable(status.getState().getWaiting()))
            .map(RunObjects::words);
    return Stream.concat(scheduling, container)
        .filter(words -> words != null && !words.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String words(ContainerStateWaiting waiting) {
    return waiting.getMessage() == null
        ? waiting.getReason() + ""
        : waiting.getReason() + ": " + waiting.getMessage();
  }

  /**
   * Deletes all of them; nothing else.
   *
   * @throws RunHeldException if a runner still works on the run
   * @throws ClusterException if the cluster does not let them be deleted
   */
  public void delete() throws InterruptedException {
    try {
      lease.take();
      jobs()
          .forEach(
              job ->
                  client
                      .resource(job)
                      .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                      .delete());
      pods().stream()
          .filter(RunObjects::isHolder)
          .forEach(pod -> client.resource(pod).withGracePeriod(0).delete());
    } catch (KubernetesClientException e) {
      throw ClusterException.of(
          client,
          "deleting what run " + run + " has in " + namespace,
          "list and delete jobs and pods, and get, create, update and delete leases",
          e);
    } finally {
      lease.close();
    }
  }

  private List<Job> jobs() {
    return ours(
        client
            .batch()
            .v1()
            .jobs()
            .inNamespace(namespace)
            .withLabel(Labels.RUN, run.text())
            .list()
            .getItems());
  }

  private List<Pod> pods() {
    return ours(
        client.pods().inNamespace(namespace).withLabel(Labels.RUN, run.text()).list().getItems());
  }

  private List<Lease> leases() {
    return ours(
        client.leases().inNamespace(namespace).withLabel(Labels.RUN, run.text()).list().getItems());
  }

  private static <T extends HasMetadata> List<T> ours(List<T> found) {
    return found.stream().filter(one -> one.getMetadata().getDeletionTimestamp() == null).toList();
  }

  private static boolean isHolder(Pod pod) {
    return pod.getMetadata().getLabels().containsKey(Labels.HOLDER);
  }

  @Override
  public void close() {
    client.close();
  }
}
