package io.archbench.k8s.detached;

import io.archbench.k8s.cluster.ClusterException;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Has a run's directory printed by a pod that has its volume: the runner's own while it works, else
 * one that is made for that and deleted when this is closed.
 */
final class VolumeReader implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final int START_MINUTES = 5;
  private static final int PRINT_MINUTES = 30;

  private final KubernetesClient client;
  private final Job job;
  private final Optional<Pod> made;
  private final Pod pod;

  VolumeReader(KubernetesClient client, Job job, Optional<Pod> running) {
    this.client = client;
    this.job = job;
    this.made = running.isPresent() ? Optional.empty() : Optional.of(make());
    this.pod = running.or(() -> made).orElseThrow();
  }

  private Pod make() {
    try {
      return client.resource(RunnerJob.reader(job)).create();
    } catch (KubernetesClientException e) {
      throw failed("create pods", e);
    }
  }

  /**
   * Writes the archive that it prints.
   *
   * @throws ClusterException if it does not, or not all of it
   */
  void read(Path file) throws InterruptedException {
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    try (OutputStream archive = Files.newOutputStream(file)) {
      awaitStart();
      try (ExecWatch printing =
          client
              .pods()
              .inNamespace(pod.getMetadata().getNamespace())
              .withName(pod.getMetadata().getName())
              .inContainer(RunnerJob.CONTAINER)
              .writingOutput(archive)
              .writingError(words)
              .exec(RunnerJob.archive(job).toArray(String[]::new))) {
        Integer code = printing.exitCode().get(PRINT_MINUTES, TimeUnit.MINUTES);
        if (code == null || code != 0) {
          throw new ClusterException(
              "pod %s ended with %s: %s"
                  .formatted(
                      pod.getMetadata().getName(), code, words.toString(StandardCharsets.UTF_8)));
        }
      }
      // what is printed may be cut short without a word
      try (ZipFile whole = new ZipFile(file.toFile())) {
        whole.size();
      }
    } catch (ZipException e) {
      throw new ClusterException(
          "pod %s printed the run's directory, and not all of it came: %s"
              .formatted(pod.getMetadata().getName(), e.getMessage()));
    } catch (KubernetesClientException e) {
      throw failed("get pods and create pods/exec", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new ClusterException(
          "pod %s did not print the run's directory: %s %s"
              .formatted(
                  pod.getMetadata().getName(),
                  e.getMessage(),
                  words.toString(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private void awaitStart() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(START_MINUTES);
    Pod seen = client.resource(pod).get();
    while (seen != null && isPending(seen) && System.nanoTime() < end) {
      Thread.sleep(LOOK_EVERY);
      seen = client.resource(pod).get();
    }
    if (seen == null || !seen.getStatus().getPhase().equals("Running")) {
      throw new ClusterException(
          "pod %s was to print the run's directory, and %s. `kubectl describe pod` says why"
              .formatted(
                  pod.getMetadata().getName(),
                  seen == null ? "is gone" : "is " + seen.getStatus().getPhase()));
    }
  }

  private static boolean isPending(Pod seen) {
    return seen.getStatus().getPhase().equals("Pending");
  }

  private ClusterException failed(String right, KubernetesClientException failure) {
    return ClusterException.of(
        client,
        "reading the run's directory off its volume, in " + job.getMetadata().getNamespace(),
        right,
        failure);
  }

  @Override
  public void close() {
    made.ifPresent(
        each -> {
          try {
            client.resource(each).withGracePeriod(0).delete();
          } catch (KubernetesClientException e) {
            // it ends at its deadline, and goes with the Job
          }
        });
  }
}
