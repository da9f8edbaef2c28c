package io.archbench.k8s.job;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The pods of a run, as an informer hears of them, with the last that was known of those that are
 * gone. Thread-safe.
 *
 * <p>A watch can die without a word when its API server does, so that all of them are listed from
 * time to time.
 */
final class RunPods implements AutoCloseable {
  private static final Duration LIST_EVERY = Duration.ofSeconds(60);

  private final KubernetesClient client;
  private final String namespace;
  private final String run;
  private final SharedIndexInformer<Pod> informer;
  private final Map<String, SeenPod> byUid = new LinkedHashMap<>();
  private final Set<String> forgotten = new HashSet<>();
  private long changes;
  private long listed = System.nanoTime();

  /**
   * A pod.
   *
   * @param pod as it was seen last
   * @param gone it was deleted since
   */
  record SeenPod(Pod pod, boolean gone) {
    String uid() {
      return pod.getMetadata().getUid();
    }

    private long version() {
      return Long.parseLong(pod.getMetadata().getResourceVersion());
    }
  }

  RunPods(KubernetesClient client, String namespace, String run) {
    this.client = client;
    this.namespace = namespace;
    this.run = run;
    this.informer =
        client.pods().inNamespace(namespace).withLabel(Labels.RUN, run).inform(new Handler());
  }

  private final class Handler implements ResourceEventHandler<Pod> {
    @Override
    public void onAdd(Pod pod) {
      see(pod, false);
    }

    @Override
    public void onUpdate(Pod before, Pod pod) {
      see(pod, false);
    }

    @Override
    public void onDelete(Pod pod, boolean unknown) {
      see(pod, true);
    }
  }

  /** Of two sightings the newer one counts; what is gone does not come back. */
  private synchronized void see(Pod pod, boolean gone) {
    SeenPod found = new SeenPod(pod, gone);
    if (forgotten.contains(found.uid())) {
      return;
    }
    SeenPod known = byUid.get(found.uid());
    boolean older = known != null && (known.gone() || known.version() > found.version());
    if (!older) {
      byUid.put(found.uid(), found);
    }
    changed();
  }

  /** Wakes whoever waits for a change. */
  synchronized void changed() {
    changes++;
    notifyAll();
  }

  /** Those that are there or were, and fit. */
  synchronized List<SeenPod> seen(Predicate<Pod> fits) {
    return byUid.values().stream().filter(one -> fits.test(one.pod())).toList();
  }

  /** That pod as the cluster says right now; as it was seen last if it is gone. */
  SeenPod fresh(SeenPod seen) {
    String name = seen.pod().getMetadata().getName();
    Optional.ofNullable(client.pods().inNamespace(namespace).withName(name).get())
        .filter(pod -> pod.getMetadata().getUid().equals(seen.uid()))
        .ifPresentOrElse(pod -> see(pod, false), () -> see(seen.pod(), true));
    synchronized (this) {
      return Objects.requireNonNull(byUid.get(seen.uid()));
    }
  }

  /** Returns when something may have changed, or when the time is over. */
  void awaitChange(Duration atMost) throws InterruptedException {
    synchronized (this) {
      long before = changes;
      long end = System.nanoTime() + atMost.toNanos();
      for (long left = atMost.toMillis(); changes == before && left > 0; ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    }
    if (isToBeListed()) {
      list();
    }
  }

  private synchronized boolean isToBeListed() {
    long now = System.nanoTime();
    boolean due = now - listed > LIST_EVERY.toNanos();
    if (due) {
      listed = now;
    }
    return due;
  }

  /** Asks for all of them, whatever was heard of them. */
  void list() {
    List<SeenPod> before;
    synchronized (this) {
      before = new ArrayList<>(byUid.values());
    }
    List<Pod> there =
        client.pods().inNamespace(namespace).withLabel(Labels.RUN, run).list().getItems();
    there.forEach(pod -> see(pod, false));
    Set<String> uids =
        there.stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet());
    before.stream()
        .filter(known -> !uids.contains(known.uid()))
        .forEach(known -> see(known.pod(), true));
  }

  /** Keeps nothing more of pods that fit and are of no interest any more. */
  synchronized void forget(Predicate<Pod> fits) {
    byUid.values().stream()
        .filter(known -> fits.test(known.pod()))
        .map(SeenPod::uid)
        .forEach(forgotten::add);
    forgotten.forEach(byUid::remove);
  }

  @Override
  public void close() {
    informer.close();
  }
}
