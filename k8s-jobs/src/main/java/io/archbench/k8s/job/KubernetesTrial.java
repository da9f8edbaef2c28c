package io.archbench.k8s.job;

import io.archbench.trial.Place;
import io.archbench.trial.RunningTrial;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.TrialOutcome;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.TrialOutcome.Lost;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.TrialOutcome.Refused;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.segment.AttemptOutcome;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trial whose agent is the one pod of a Job, created now or by an earlier runner. */
final class KubernetesTrial implements RunningTrial {
  /** The deadline of a pod that was asked to stop, in seconds: over already. */
  static final long STOPPED = 1;

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** For the segments of a log that was read while it was still being written. */
  private static final int FETCHES = 3;

  private final KubernetesAccess access;
  private final Job job;
  private final TrialSpec spec;
  private final Place place;
  private final TrialProgress progress;
  private long answered = System.nanoTime();
  private final PodDeadlines deadlines = new PodDeadlines(System::nanoTime);
  private volatile boolean cancelled;
  private boolean stopping;
  private @Nullable LogFollower follower;
  private final Remembered<String, Optional<Job>> jobs = new Remembered<>(LOOK_EVERY);
  private long pendingSince = System.nanoTime();
  private long troubleSince = System.nanoTime();

  /**
   * A trial.
   *
   * @param job as the cluster has it
   */
  KubernetesTrial(
      KubernetesAccess access, Job job, TrialSpec spec, Place place, TrialObserver observer) {
    this.access = access;
    this.job = job;
    this.spec = spec;
    this.place = place;
    this.progress = new TrialProgress(spec, observer);
  }

  @Override
  public TrialKey key() {
    return spec.key();
  }

  @Override
  public TrialOutcome await() throws InterruptedException {
    try {
      while (true) {
        Optional<TrialOutcome> outcome = lookUnlessSilent();
        if (outcome.isPresent()) {
          return outcome.get();
        }
      }
    } finally {
      if (follower != null) {
        follower.close();
        follower = null;
      }
    }
  }

  private Optional<TrialOutcome> lookUnlessSilent() throws InterruptedException {
    access.lease().check();
    access.lease().news().ifPresent(progress::waiting);
    try {
      Optional<TrialOutcome> outcome = look();
      if (outcome.isEmpty()) {
        access.pods().awaitChange(LOOK_EVERY);
      }
      answered = System.nanoTime();
      return outcome;
    } catch (KubernetesClientException e) {
      KubernetesAccess.throwIfInterrupted();
      if (Persistence.passes(e) && since(answered).compareTo(Persistence.OF_TRIALS.longest()) < 0) {
        progress.waiting(Persistence.words(e)); // the pod goes on meanwhile
        Thread.sleep(LOOK_EVERY);
        return Optional.empty();
      }
      throw access.failure("watching Job " + name(), "get pods, pods/log and jobs", e);
    }
  }

  private Optional<TrialOutcome> look() throws InterruptedException {
    Optional<RunPods.SeenPod> found = pod();
    if (found.isEmpty()) {
      return withoutPod();
    }
    RunPods.SeenPod seen = found.get();
    PodOutcome outcome = outcome(seen.pod());
    switch (PodFate.of(
        seen.gone(), outcome, deadlines.isPastDeletion(seen.pod()), () -> access.job(name()))) {
      case ITS_OWN -> {}
      case UNDECIDED -> {
        job()
            .filter(QueuedJobs::isSuspended)
            .ifPresent(now -> progress.waiting(access.queued().why(now)));
        return Optional.empty();
      }
      case TAKEN_BACK -> {
        beginAgain(seen);
        return withoutPod();
      }
    }
    if (seen.gone()) {
      return Optional.of(gone(seen.pod()));
    }
    if (!outcome.hasEnded() && isStuck(seen.pod())) {
      return Optional.of(stuck(access.pods().fresh(seen)));
    }
    if (outcome.hasEnded()) {
      return Optional.of(collect(access.pods().fresh(seen)));
    }
    PodStart start = new PodStart(spec.variant(), seen.pod());
    if (!start.hasTrouble()) {
      troubleSince = System.nanoTime();
    }
    Optional<TrialOutcome> noImage = start.noImage(since(troubleSince));
    if (noImage.isPresent()) {
      return noImage;
    }
    if (start.hasStarted()) {
      follow(seen.pod()).follow();
      stopIfAsked(seen.pod());
    } else {
      String why = start.waiting(access.pending());
      progress.waiting(why);
      if (isOverdue()) {
        return Optional.of(
            unschedulable(why.isEmpty() ? "its container is still being started" : why));
      }
    }
    return Optional.empty();
  }

  /** Nothing of a pod that was taken back counts. */
  private void beginAgain(RunPods.SeenPod before) {
    access.pods().forget(pod -> pod.getMetadata().getUid().equals(before.uid()));
    if (follower != null) {
      follower.close();
      follower = null;
    }
    progress.again();
    stopping = false;
    pendingSince = System.nanoTime();
    troubleSince = System.nanoTime();
  }

  private Optional<Job> job() {
    return jobs.get(name(), () -> access.job(name()));
  }

  private boolean isOverdue() {
    return since(pendingSince).compareTo(access.patience().pending()) > 0;
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private LogFollower follow(Pod pod) {
    if (follower == null) {
      follower =
          new LogFollower(
              access.client(),
              access.namespace(),
              pod.getMetadata().getName(),
              spec.key().text(),
              this::read);
    }
    return follower;
  }

  private void read(String line) {
    progress.line(line);
    if (cancelled) {
      access.pods().changed(); // perhaps a cell has ended
    }
  }

  /** The Job's first pod that ended whole counts; else the one that was there last. */
  private Optional<RunPods.SeenPod> pod() {
    List<RunPods.SeenPod> all =
        access
            .pods()
            .seen(
                pod ->
                    pod.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner -> owner.getUid().equals(job.getMetadata().getUid())));
    return all.stream()
        .filter(seen -> seen.pod().getStatus().getPhase().equals("Succeeded"))
        .findFirst()
        .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()));
  }

  /** A Job that gets no pod says why; one that is gone or over will get none. */
  private Optional<TrialOutcome> withoutPod() {
    Optional<Job> now = job();
    if (now.filter(PodFate::isOverOrEnding).isPresent()) {
      access.pods().list(); // it may only not have been heard of yet
      return pod().isPresent() ? Optional.empty() : Optional.of(leftNothing(now.get()));
    }
    if (now.isEmpty()) {
      return Optional.of(
          new Lost(
              LossKind.UNAVAILABLE,
              Optional.empty(),
              "Job " + name() + " was deleted before it had a pod",
              AttemptOutcome.AGAIN));
    }
    if (QueuedJobs.isSuspended(now.get())) {
      return suspended(now.get());
    }
    String why =
        access
            .events()
            .latest(job.getMetadata().getUid(), List.of("FailedCreate"))
            .map(PodEvents.Said::toString)
            .orElse("");
    progress.waiting(why);
    return isOverdue() ? Optional.of(unschedulable(why)) : Optional.empty();
  }

  /** A queue has a patience of its own; whoever asked the trial to stop has none. */
  private Optional<TrialOutcome> suspended(Job now) {
    pendingSince = System.nanoTime();
    if (cancelled) {
      return Optional.of(
          new Lost(
              LossKind.ABORTED,
              Optional.empty(),
              "Job " + name() + " had no pod when it was asked to stop",
              "it was asked to stop"));
    }
    progress.waiting(access.queued().why(now));
    return Optional.empty();
  }

  /** Its pod was deleted while no runner was there to hear of it, or by whoever suspended it. */
  private Lost leftNothing(Job now) {
    return new Lost(
        LossKind.UNAVAILABLE,
        Optional.empty(),
        "Job "
            + name()
            + (QueuedJobs.isSuspended(now)
                ? " was suspended while its pod ran, and the end of that pod failed it"
                : " is over, and its pod was deleted before its log was read"),
        "somebody did that; " + AttemptOutcome.AGAIN);
  }

  private Refused unschedulable(String why) {
    return new Refused(
        RefusalKind.UNSCHEDULABLE,
        "Job %s waited %d s for its pod on %s: %s"
            .formatted(name(), access.patience().pending().toSeconds(), place.name(), why),
        "make room on the node, ask for less in resources, or raise kubernetes.pendingTimeout");
  }

  /**
   * From the log itself; else from what was heard of it while it was written.
   *
   * @param ended a pod that has ended
   */
  private TrialOutcome collect(RunPods.SeenPod ended) throws InterruptedException {
    PodOutcome outcome = outcome(ended.pod());
    String heard = heardLog();
    for (int fetch = 1; ; fetch++) {
      String log = access.log(ended.pod());
      log.lines().forEach(progress::line);
      TrialOutcome read = outcome.read(log, heard);
      if (!PodOutcome.isRecordLost(read) || fetch == FETCHES) {
        return read;
      }
      Thread.sleep(Duration.ofSeconds(fetch));
    }
  }

  private boolean isStuck(Pod pod) {
    return deadlines.isPastDeletion(pod) || deadlines.isPastDeadline(pod);
  }

  /** Of a cluster that was away nothing was heard since: it may have ended meanwhile. */
  private TrialOutcome stuck(RunPods.SeenPod now) throws InterruptedException {
    return !now.gone() && outcome(now.pod()).hasEnded() ? collect(now) : gone(now.pod());
  }

  /** Its log went with it, or is where nobody answers. */
  private TrialOutcome gone(Pod pod) throws InterruptedException {
    PodOutcome outcome = outcome(pod);
    return outcome.hasEnded()
        ? outcome.read("", heardLog())
        : outcome.vanished(deadlines.isPastDeadline(pod), heardLog());
  }

  private String heardLog() throws InterruptedException {
    if (follower == null) {
      return "";
    }
    follower.drain();
    return follower.text();
  }

  private PodOutcome outcome(Pod pod) {
    return new PodOutcome(spec, place, pod, access.nodes());
  }

  /** By a deadline that has passed: a pod that is deleted takes its log with it. */
  private void stopIfAsked(Pod pod) {
    if (!cancelled || stopping || !progress.isBetweenCells()) {
      return;
    }
    try {
      access
          .client()
          .pods()
          .inNamespace(access.namespace())
          .withName(pod.getMetadata().getName())
          .edit(
              running -> {
                running.getSpec().setActiveDeadlineSeconds(STOPPED);
                return running;
              });
      stopping = true;
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND
          && e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      // it has changed since it was seen, and is looked at again
    }
  }

  private String name() {
    return job.getMetadata().getName();
  }

  @Override
  public void cancel() {
    cancelled = true;
    boolean unused = progress.isBetweenCells(); // counts from here
  }

  @Override
  public void release() {
    access.delete(job, progress::waiting);
  }
}
