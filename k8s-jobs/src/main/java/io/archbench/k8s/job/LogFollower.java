package io.archbench.k8s.job;

import io.archbench.trial.segment.SegmentDecoder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a container's log while it is written: for progress, and as a second copy of what goes with
 * the pod when somebody deletes it. Thread-safe.
 *
 * <p>A stream ends where the log file is rotated or the API server goes away, and is opened again
 * from the start. Kept are segments that are whole, each once, and the last other lines.
 */
final class LogFollower implements AutoCloseable {
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(2);
  private static final int OTHER_LINES = 20;

  private final KubernetesClient client;
  private final String namespace;
  private final String pod;
  private final String attempt;
  private final Consumer<String> line;

  private final ReentrantLock lock = new ReentrantLock();
  private final StringBuilder whole = new StringBuilder();
  private final StringBuilder segment = new StringBuilder();
  private final Set<String> ends = new HashSet<>();
  private final Deque<String> others = new ArrayDeque<>();
  private volatile @Nullable LogWatch watch;
  private volatile boolean closed;
  private final StreamPause pause = new StreamPause(System::nanoTime);
  private @Nullable Thread reader;

  /**
   * Follows nothing yet.
   *
   * @param attempt {@code <trial>-a<attempt>} that the log is of
   * @param line told of each line
   */
  LogFollower(
      KubernetesClient client,
      String namespace,
      String pod,
      String attempt,
      Consumer<String> line) {
    this.client = client;
    this.namespace = namespace;
    this.pod = pod;
    this.attempt = attempt;
    this.line = line;
  }

  /**
   * Opens the stream, unless it is open or ended just now; returns at once. Called by one thread.
   */
  void follow() {
    if ((reader == null || !reader.isAlive()) && pause.isOver()) {
      reader = Thread.ofVirtual().name("log-" + pod).start(this::read);
    }
  }

  private void read() {
    try (LogWatch opened =
            client
                .pods()
                .inNamespace(namespace)
                .withName(pod)
                .inContainer(TrialJob.CONTAINER)
                .watchLog();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(opened.getOutput(), StandardCharsets.UTF_8))) {
      watch = opened;
      for (String next = lines.readLine(); next != null && !closed; next = lines.readLine()) {
        keep(next);
        line.accept(next);
      }
    } catch (IOException | KubernetesClientException e) {
      // not started yet, or nobody answers: the next call of follow tries again
    }
  }

  private void keep(String next) {
    lock.lock();
    try {
      if (SegmentDecoder.begun(next).isPresent()) {
        segment.setLength(0);
      }
      if (!SegmentDecoder.isPart(next)) {
        others.addLast(next);
        if (others.size() > OTHER_LINES) {
          others.removeFirst();
        }
        return;
      }
      segment.append(next).append('\n');
      if (SegmentDecoder.ends(next)) {
        SegmentDecoder.Decoded decoded = SegmentDecoder.decode(attempt, segment.toString());
        if (!decoded.segments().isEmpty() && ends.add(next)) {
          whole.append(segment);
        }
        segment.setLength(0);
      }
    } finally {
      lock.unlock();
    }
  }

  /** All that is whole of what was read so far, and the last of what is no segment. */
  String text() {
    lock.lock();
    try {
      return whole + String.join("\n", others);
    } finally {
      lock.unlock();
    }
  }

  /** Waits a moment for the end of a stream whose container has ended. */
  void drain() throws InterruptedException {
    if (reader != null) {
      reader.join(LONGEST_DRAIN);
    }
  }

  @Override
  public void close() {
    closed = true;
    LogWatch open = watch;
    if (open != null) {
      open.close();
    }
  }
}
