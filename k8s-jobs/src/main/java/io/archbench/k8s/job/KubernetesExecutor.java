package io.archbench.k8s.job;

import io.archbench.k8s.cluster.Cluster;
import io.archbench.k8s.cluster.ClusterException;
import io.archbench.trial.Place;
import io.archbench.trial.Places;
import io.archbench.trial.RunId;
import io.archbench.trial.RunningTrial;
import io.archbench.trial.TrialExecutor;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.TrialOutcome.Refused;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Runs the trials of a run as Jobs of a cluster; its places are nodes.
 *
 * <p>A Job outlives its executor: a later one of the same run knows it by its name and labels.
 */
public final class KubernetesExecutor implements TrialExecutor {
  private final RunId run;
  private final JobSettings settings;
  private final KubernetesAccess access;
  private final CreationPace pace = new CreationPace();
  private final Map<NodeSelection, SharedNodes> held = new ConcurrentHashMap<>();

  private KubernetesExecutor(
      KubernetesClient client, RunId run, String holder, JobSettings settings, Patience patience) {
    this.run = run;
    this.settings = settings;
    NodeReader nodes = new NodeReader(client);
    PodEvents events = new PodEvents(client, settings.namespace());
    this.access =
        new KubernetesAccess(
            client,
            settings.namespace(),
            new RunPods(client, settings.namespace(), run.text()),
            nodes,
            events,
            new PendingPod(nodes, events),
            new QueuedJobs(client, settings.namespace()),
            new RunLease(client, settings.namespace(), run, holder),
            patience);
  }

  /**
   * An executor on the cluster of the kubeconfig, or of the pod that this runs in.
   *
   * @param context of the kubeconfig; its current one if absent
   * @param holder names this runner and no other that may be alive: what an earlier one of the same
   *     name left is taken over at once
   * @throws ClusterException if the cluster does not answer, or does not let pods be listed
   */
  public static KubernetesExecutor of(
      Optional<String> context, RunId run, String holder, JobSettings settings, Patience patience) {
    KubernetesClient client = Cluster.client(context);
    try {
      return new KubernetesExecutor(client, run, holder, settings, patience);
    } catch (KubernetesClientException e) {
      client.close();
      throw ClusterException.of(
          client, "listing pods in " + settings.namespace(), "get, list and watch pods", e);
    }
  }

  /**
   * Holds nodes for a variant.
   *
   * @throws RunHeldException if another runner carries out the same run
   */
  @Override
  public Places acquire(
      VariantSpec variant, int wanted, Duration patience, Consumer<String> waiting)
      throws InterruptedException {
    try {
      access.lease().take();
      return held.computeIfAbsent(NodeSelection.of(variant), any -> new SharedNodes())
          .acquire(
              wanted,
              () ->
                  new NodeHolders(access, run, variant, settings)
                      .acquire(wanted, patience, waiting));
    } catch (KubernetesClientException e) {
      KubernetesAccess.throwIfInterrupted();
      throw access.failure(
          "holding nodes for " + variant.name(),
          "get, list, watch, create, patch and delete pods, and get, create, update and delete"
              + " leases",
          e);
    }
  }

  @Override
  public RunningTrial start(TrialSpec spec, Place place, TrialObserver observer) {
    if (spec.variant().architecture() != place.architecture()) {
      return new RefusedTrial(spec.key(), wrongArchitecture(spec, place));
    }
    try {
      Job job =
          Persistence.OF_TRIALS.ask(
              () -> {
                access.lease().check(); // each time: it may be another's by then
                return access.job(TrialJob.name(spec)).orElseGet(() -> create(spec));
              },
              why -> observer.waiting(spec.key(), why));
      checkThatItIsTheSame(job, spec);
      return new KubernetesTrial(access, job, spec, place, observer);
    } catch (KubernetesClientException e) {
      throw access.failure("creating Job " + TrialJob.name(spec), "get, create and patch jobs", e);
    }
  }

  private Job create(TrialSpec spec) {
    pace.next();
    return access
        .client()
        .resource(TrialJob.of(spec, settings))
        .fieldManager(Labels.FIELD_MANAGER)
        .serverSideApply();
  }

  /** A Job cannot be changed into another. */
  private void checkThatItIsTheSame(Job job, TrialSpec spec) {
    Map<String, String> annotations = job.getMetadata().getAnnotations();
    if (!spec.sha256().equals(annotations.get(Labels.SPEC_SHA256))) {
      throw new ClusterException(
          "Job %s in %s carries out another spec than this run's: it was changed since, or its run"
                  .formatted(TrialJob.name(spec), settings.namespace())
              + " directory is another. Look at it, then delete it:"
              + " `archbench clean` removes what carries the run's label");
    }
  }

  /** No scheduler would ever find a node that is both. */
  private static Refused wrongArchitecture(TrialSpec spec, Place place) {
    return new Refused(
        RefusalKind.WRONG_ARCHITECTURE,
        "the trial asks for %s, node %s is %s"
            .formatted(spec.variant().architecture(), place.name(), place.architecture()),
        "places of a variant have its architecture: this is a mistake in the plan");
  }

  @Override
  public List<TrialKey> existing(RunId run) {
    try {
      return Persistence.OF_TRIALS.ask(() -> jobs(run), why -> {}).stream()
          .filter(job -> job.getMetadata().getDeletionTimestamp() == null)
          .flatMap(job -> Labels.key(job.getMetadata().getLabels()).stream())
          .toList();
    } catch (KubernetesClientException e) {
      throw access.failure("listing the run's Jobs", "list jobs", e);
    }
  }

  private List<Job> jobs(RunId of) {
    return access
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(settings.namespace())
        .withLabel(Labels.RUN, of.text())
        .list()
        .getItems();
  }

  @Override
  public void close() {
    access.lease().close();
    access.pods().close();
    access.client().close();
  }
}
