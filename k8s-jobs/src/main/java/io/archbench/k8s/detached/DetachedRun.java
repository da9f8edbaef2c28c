package io.archbench.k8s.detached;

import io.archbench.k8s.cluster.Cluster;
import io.archbench.k8s.cluster.ClusterException;
import io.archbench.k8s.job.JobSettings;
import io.archbench.trial.RunId;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
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

  /** What a ConfigMap holds, of which base64 takes a third more. */
  private static final int MOST_BYTES = 750_000;

  private final KubernetesClient client;
  private final String namespace;
  private final RunId run;

  /**
   * Connects nothing yet.
   *
   * @param context of the kubeconfig; its current one if absent
   */
  public DetachedRun(Optional<String> context, String namespace, RunId run) {
    this.client = Cluster.client(context);
    this.namespace = namespace;
    this.run = run;
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
        "create jobs and configmaps",
        () -> {
          Job job = client.resource(RunnerJob.of(run, directory, image, settings, jobs)).create();
          try {
            client.resource(RunnerJob.seed(job, archive)).create();
          } catch (KubernetesClientException e) {
            delete(job); // it would wait for ever
            throw e;
          }
          return job.getMetadata().getName();
        });
  }

  private void delete(Job job) {
    client.resource(job).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
  }

  /**
   * How the runner gets on.
   *
   * @throws ClusterException if there is none, or the cluster does not answer
   */
  public RunnerState state() {
    return asking(
        "looking for the runner of run " + run,
        "get jobs, list pods and get pods/log",
        () -> {
          Job job = job();
          Optional<Pod> pod = newest();
          List<String> lines =
              pod.map(found -> new RunnerLog(client).next(found)).orElseGet(List::of);
          return new RunnerState(
              job.getMetadata().getName(),
              RunnerJob.directory(job),
              pod.map(found -> found.getMetadata().getName()).orElse(""),
              pod.map(DetachedRun::phase).orElse("no pod"),
              isOver(job),
              pod.map(DetachedRun::exitCode).orElse(OptionalInt.empty()),
              lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        });
  }

  /**
   * Reads what the runner says until it has come to its end, and why its pod waits.
   *
   * @return its exit code; absent if it left none
   * @throws ClusterException if there is none, or the cluster does not answer
   */
  public OptionalInt follow(Consumer<String> line) throws InterruptedException {
    RunnerLog log = new RunnerLog(client);
    String told = "";
    while (true) {
      Seen seen =
          asking(
              "following the runner of run " + run,
              "get jobs, list pods and get pods/log",
              () -> {
                boolean over = isOver(job()); // before its log, so that nothing comes after
                Optional<Pod> pod = newest();
                pod.map(log::next).orElseGet(List::of).forEach(line);
                return new Seen(over, pod);
              });
      if (seen.over()) {
        return seen.pod().map(DetachedRun::exitCode).orElse(OptionalInt.empty());
      }
      String waits = seen.pod().filter(DetachedRun::isPending).map(DetachedRun::phase).orElse("");
      if (!waits.equals(told) && !waits.isEmpty()) {
        line.accept("the runner's pod is " + waits);
      }
      told = waits;
      Thread.sleep(LOOK_EVERY);
    }
  }

  private static boolean isPending(Pod pod) {
    return pod.getStatus().getPhase().equals("Pending");
  }

  private record Seen(boolean over, Optional<Pod> pod) {}

  /**
   * Brings the archive of the run's directory, as it is now.
   *
   * @param file to write
   * @throws ClusterException if there is no runner, or the cluster does not answer or let it
   */
  public void fetch(Path file) throws InterruptedException {
    Job job = asking("looking for the runner of run " + run, "get jobs", this::job);
    Optional<Pod> running = running();
    if (running.isPresent()) {
      try {
        fetch(job, running, file);
        return;
      } catch (ClusterException e) {
        if (running().isPresent()) {
          throw e;
        } // else it ended while it printed
      }
    }
    fetch(job, Optional.empty(), file);
  }

  private void fetch(Job job, Optional<Pod> running, Path file) throws InterruptedException {
    try (VolumeReader reader = new VolumeReader(client, job, running)) {
      reader.read(file);
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

  private static boolean isOver(Job job) {
    return job.getStatus().getConditions().stream()
        .anyMatch(
            condition ->
                Stream.of("Complete", "Failed").anyMatch(condition.getType()::equals)
                    && condition.getStatus().equals("True"));
  }

  /** {@code running on node-1}, or {@code pending: } and why. */
  private static String phase(Pod pod) {
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
    return pod.getStatus().getPhase().toLowerCase(Locale.ROOT)
        + (node == null ? "" : " on " + node)
        + words;
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
