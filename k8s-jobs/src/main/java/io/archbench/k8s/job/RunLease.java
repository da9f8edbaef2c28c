package io.archbench.k8s.job;

import io.archbench.trial.RunId;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second runner off a run, by a Lease of the cluster that is renewed while it is held.
 * Thread-safe.
 *
 * <p>A runner that died leaves its Lease behind: whoever wants it next watches whether anybody
 * still renews it. Clocks of two machines are never compared.
 */
final class RunLease implements AutoCloseable {
  private static final Duration LASTS = Duration.ofSeconds(15);
  private static final Duration RENEWED_EVERY = Duration.ofSeconds(5);

  private final KubernetesClient client;
  private final String namespace;
  private final RunId run;
  private final String holder;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Thread renewal;
  private volatile @Nullable String successor;
  private final AtomicReference<@Nullable String> news = new AtomicReference<>();
  private boolean troubled; // the renewal's own

  /**
   * A lease that is not held yet.
   *
   * @param holder the runner: whoever gives the same name is its successor, and knows that it died
   */
  RunLease(KubernetesClient client, String namespace, RunId run, String holder) {
    this.client = client;
    this.namespace = namespace;
    this.run = run;
    this.holder = holder;
  }

  private String name() {
    return "ab-" + run;
  }

  /**
   * Takes it, unless this object holds it already.
   *
   * @throws RunHeldException if another runner renews it
   */
  void take() throws InterruptedException {
    lock.lockInterruptibly(); // it may take as long as a lease lasts
    try {
      if (renewal == null) {
        takeFromNobody();
      }
    } finally {
      lock.unlock();
    }
  }

  private void takeFromNobody() throws InterruptedException {
    Optional<Lease> found = read();
    if (found.filter(this::isOfAnother).isPresent()) {
      checkThatNobodyRenews(found.get());
      found = read();
    }
    try {
      write(found);
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        throw new RunHeldException("another runner has just taken run " + run);
      }
      throw e;
    }
    renewal = Thread.ofPlatform().daemon().name("lease-" + run).start(this::renew);
  }

  private Optional<Lease> read() {
    return Optional.ofNullable(client.leases().inNamespace(namespace).withName(name()).get());
  }

  private boolean isOfAnother(Lease lease) {
    return !holder.equals(lease.getSpec().getHolderIdentity());
  }

  private void checkThatNobodyRenews(Lease lease) throws InterruptedException {
    Thread.sleep(LASTS);
    String before = lease.getMetadata().getResourceVersion();
    if (read().filter(now -> !now.getMetadata().getResourceVersion().equals(before)).isPresent()) {
      throw new RunHeldException(
          "run %s is carried out by %s, which renews Lease %s in %s: stop it there, or let it end"
              .formatted(run, lease.getSpec().getHolderIdentity(), name(), namespace));
    }
  }

  /** Fails with a conflict if it was changed since it was found. */
  private void write(Optional<Lease> found) {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    Lease lease =
        found
            .map(LeaseBuilder::new)
            .orElseGet(
                () ->
                    new LeaseBuilder()
                        .withNewMetadata()
                        .withName(name())
                        .withNamespace(namespace)
                        .addToLabels(Labels.RUN, run.text())
                        .endMetadata())
            .editOrNewSpec()
            .withHolderIdentity(holder)
            .withLeaseDurationSeconds(Math.toIntExact(LASTS.toSeconds()))
            .withRenewTime(now)
            .endSpec()
            .build();
    if (found.isPresent()) {
      client.resource(lease).update();
    } else {
      client.resource(lease).create();
    }
  }

  private void renew() {
    try {
      while (successor == null) {
        Thread.sleep(RENEWED_EVERY);
        renewOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it is given back
    }
  }

  private void renewOnce() {
    try {
      Optional<Lease> found = read();
      if (found.filter(this::isOfAnother).isPresent()) {
        successor = found.get().getSpec().getHolderIdentity();
      } else {
        write(found);
        troubled = false;
      }
    } catch (KubernetesClientException e) {
      // the cluster is away, or somebody was faster: the next time tells
      if (Persistence.passes(e) && !troubled) {
        troubled = true;
        news.set(Persistence.words(e));
      }
    }
  }

  /** Why it cannot be renewed, once for each time that this begins. */
  Optional<String> news() {
    return Optional.ofNullable(news.getAndSet(null));
  }

  /**
   * Makes sure that it is still held.
   *
   * @throws RunHeldException if another runner took it, as it may once this one did not renew it
   */
  void check() {
    String other = successor;
    if (other != null) {
      throw new RunHeldException(
          "%s has taken run %s over; this runner stops. What runs goes on.".formatted(other, run));
    }
  }

  @Override
  public void close() {
    Thread renewing = renewal;
    if (renewing == null) {
      return;
    }
    renewing.interrupt();
    renewal = null;
    try {
      renewing.join(RENEWED_EVERY); // else it might write it once more
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (successor == null) {
      try {
        client.leases().inNamespace(namespace).withName(name()).delete();
      } catch (KubernetesClientException e) {
        // it ends by itself when nobody renews it
      }
    }
  }
}
