package io.archbench.k8s.detached;

import io.archbench.k8s.cluster.Cluster;
import io.archbench.k8s.cluster.ClusterException;
import io.archbench.k8s.job.JobSettings;
import io.archbench.k8s.job.Labels;
import io.archbench.k8s.job.Persistence;
import io.archbench.k8s.job.PodEvents;
import io.archbench.trial.RunId;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run whose runner is a Job of its cluster. Thread-safe. */
public final class DetachedRun implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final int LAST_LINES = 3;
  private static final int ATTEMPTS = 3;
  private static final String READ = "get jobs, list pods and get pods/log";

  /** What a ConfigMap holds, of which base64 takes a third more. */
  private static final int MOST_BYTES = 750_000;

  private final KubernetesClient client;
  private final String namespace;
  private final RunId run;
  private final PodEvents events;

  /**
   * Connects nothing yet.
   *
   * @param context of the kubeconfig; its current one if absent
   */
  public DetachedRun(Optional<String> context, String namespace, RunId run) {
    this.client = Cluster.client(context);
    this.namespace = namespace;
    this.run = run;
    this.events = new PodEvents(client, namespace);
  }

  /**
   * Has a runner begin.
   *
   * @param directory name of the run's directory on the volume
   * @param archive of that directory
   * @return name of its Job
   * @throws ClusterException if the cluster does not answer or does not let it
   */
  public String start(
      String directory,
      byte[] archive,
      RunnerImage image,
      RunnerSettings settings,
      JobSettings jobs) {
    if (archive.length > MOST_BYTES) {
      throw new ClusterException(
          "the plan of run %s has %d bytes packed, and a ConfigMap holds %d: measure fewer cells in a run"
              .formatted(run, archive.length, MOST_BYTES));
    }
    return asking(
        "starting the runner of run " + run,
        "create and patch jobs, and create configmaps",
        () -> {
          Job job =
              client
                  .resource(RunnerJob.of(run, directory, image, settings, jobs))
                  .fieldManager(Labels.FIELD_MANAGER)
                  .serverSideApply();
          try {
            client.resource(RunnerJob.seed(job, archive)).create();
          } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) { // else only its answer was lost
              throw e;
            }
          }
          suspend(false);
          return job.getMetadata().getName();
        });
  }

  /**
   * Ends the runner; its trials go on, and its directory stays where it is and can be fetched.
   *
   * @throws ClusterException if there is none, or the cluster does not answer or let it
   */
  public void stop() {
    asking(
        "stopping the runner of run " + run,
        "get and patch jobs",
        () -> {
          job();
          return suspend(true);
        });
  }

  /** The cluster ends the pods of a Job that is suspended, and makes one of a Job that is not. */
  private Job suspend(boolean suspended) {
    return client
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace)
        .withName(RunnerJob.name(run))
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"suspend\":" + suspended + "}}");
  }

  /**
   * How the runner gets on.
   *
   * @throws ClusterException if there is none, or the cluster does not answer
   */
  public RunnerState state() {
    return asking(
        "looking for the runner of run " + run,
        READ,
        () -> {
          Job job = job();
          Optional<Pod> pod = newest();
          return new RunnerState(
              job.getMetadata().getName(),
              RunnerJob.directory(job),
              pod.map(found -> found.getMetadata().getName()).orElse(""),
              pod.map(this::phase).orElseGet(() -> withoutPod(job)),
              isOver(job),
              exitCode(job, pod),
              pod.map(found -> RunnerLog.last(client, found, LAST_LINES)).orElseGet(List::of));
        });
  }

  /**
   * Reads what the runner says until it has come to its end, and why its pod waits. A cluster that
   * does not answer any more is asked again, for minutes.
   *
   * @return its exit code; absent if it left none
   * @throws ClusterException if there is none, or the cluster does not answer
   */
  public OptionalInt follow(Consumer<String> line) throws InterruptedException {
    String what = "following the runner of run " + run;
    asking(what, READ, this::job); // a cluster that never answered is no outage
    RunnerLog log = new RunnerLog(client);
    String told = "";
    while (true) {
      Seen seen = asking(what, READ, () -> look(log, line));
      if (seen.over()) {
        return seen.exitCode();
      }
      if (!seen.waits().equals(told) && !seen.waits().isEmpty()) {
        line.accept("the runner waits: " + seen.waits());
      }
      told = seen.waits();
      Thread.sleep(LOOK_EVERY);
    }
  }

  private Seen look(RunnerLog log, Consumer<String> line) {
    return Persistence.OF_TRIALS.ask(
        () -> {
          Job job = job();
          boolean over = isOver(job); // before its log, so that nothing comes after
          Optional<Pod> pod = newest();
          pod.map(log::next).orElseGet(List::of).forEach(line);
          String waits =
              pod.isEmpty()
                  ? withoutPod(job)
                  : pod.filter(DetachedRun::isPending).map(this::phase).orElse("");
          return new Seen(over, exitCode(job, pod), over ? "" : waits);
        },
        line);
  }

  private record Seen(boolean over, OptionalInt exitCode, String waits) {}

  private static boolean isPending(Pod pod) {
    return pod.getStatus().getPhase().equals("Pending");
  }

  private String withoutPod(Job job) {
    return "no pod"
        + events
            .latest(job.getMetadata().getUid(), List.of("FailedCreate"))
            .map(said -> ": " + said)
            .orElse("");
  }

  /**
   * Brings the archive of the run's directory, as it is now.
   *
   * @param file to write
   * @throws ClusterException if there is no runner, or the cluster does not answer or let it
   */
  public void fetch(Path file) throws InterruptedException {
    Job job = asking("looking for the runner of run " + run, "get jobs", this::job);
    for (int attempt = 1; ; attempt++) {
      try (VolumeReader reader = new VolumeReader(client, job, running())) {
        reader.read(file);
        return;
      } catch (ClusterException e) { // the runner may have ended while it printed
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Optional<Pod> running() {
    return asking(
        "looking for the runner of run " + run,
        "list pods",
        () ->
            newest()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .filter(pod -> pod.getStatus().getPhase().equals("Running")));
  }

  private Job job() {
    Job job = client.batch().v1().jobs().inNamespace(namespace).withName(RunnerJob.name(run)).get();
    if (job == null) {
      throw new ClusterException(
          "no Job %s in %s: was the run started with --detach, there, and not removed since? -n and --context say where"
              .formatted(RunnerJob.name(run), namespace));
    }
    return job;
  }

  private Optional<Pod> newest() {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel(RunnerJob.LABEL, run.text())
        .list()
        .getItems()
        .stream()
        .max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()));
  }

  /** Whether no pod follows: it has ended, or was stopped and its pod is gone. */
  private static boolean isOver(Job job) {
    Integer active = job.getStatus().getActive();
    boolean stopped =
        Boolean.TRUE.equals(job.getSpec().getSuspend()) && (active == null || active == 0);
    return stopped || is(job, "Complete") || is(job, "Failed");
  }

  private static boolean is(Job job, String condition) {
    return job.getStatus().getConditions().stream()
        .anyMatch(each -> each.getType().equals(condition) && each.getStatus().equals("True"));
  }

  /** {@code running on node-1}, or {@code pending: } and why. */
  private String phase(Pod pod) {
    String node = pod.getSpec().getNodeName();
    String words =
        Stream.concat(
                pod.getStatus().getConditions().stream()
                    .filter(condition -> condition.getType().equals("PodScheduled"))
                    .map(PodCondition::getMessage),
                pod.getStatus().getContainerStatuses().stream()
                    .flatMap(status -> Stream.ofNullable(status.getState().getWaiting()))
                    .map(
                        waiting ->
                            Objects.requireNonNullElse(waiting.getMessage(), waiting.getReason())))
            .filter(Objects::nonNull)
            .map(message -> ": " + message)
            .collect(Collectors.joining());
    if (isPending(pod)) {
      words +=
          events
              .latest(pod.getMetadata().getUid(), List.of("FailedMount", "FailedAttachVolume"))
              .map(said -> ": " + said)
              .orElse("");
    }
    return pod.getStatus().getPhase().toLowerCase(Locale.ROOT)
        + (node == null ? "" : " on " + node)
        + words;
  }

  /** That of the newest pod; of a Job that is complete it is known without the pod. */
  private static OptionalInt exitCode(Job job, Optional<Pod> pod) {
    return is(job, "Complete")
        ? OptionalInt.of(0)
        : pod.map(DetachedRun::exitCode).orElse(OptionalInt.empty());
  }

  private static OptionalInt exitCode(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> status.getName().equals(RunnerJob.CONTAINER))
        .map(ContainerStatus::getState)
        .flatMap(state -> Stream.ofNullable(state.getTerminated()))
        .mapToInt(ContainerStateTerminated::getExitCode)
        .findFirst();
  }

  private <T> T asking(String what, String right, Supplier<T> question) {
    try {
      return question.get();
    } catch (KubernetesClientException e) {
      throw ClusterException.of(client, what + " in " + namespace, right, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
