package io.archbench.k8s.job;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Whose end the end of a pod is: that of its trial, unless a queue took its Job back. */
enum PodFate {
  /** The trial's: its Job makes no other pod. */
  ITS_OWN,
  /** That will be known when its Job has been told, or the pod has ended. */
  UNDECIDED,
  /** The pod's alone: a queue took the Job back, and another admission brings another pod. */
  TAKEN_BACK;

  /**
   * A Job is about to end before its pod is let go, and one that is suspended by then stays so for
   * ever.
   */
  private static final Set<String> OVER_OR_ENDING =
      Set.of("Complete", "Failed", "SuccessCriteriaMet", "FailureTarget");

  /**
   * The fate of a pod.
   *
   * <p>A Job makes one pod for each admission and no other, so that one which is not over when its
   * pod has gone was taken back, even if its queue has admitted it again meanwhile. What ended well
   * counts in any case: the next pod would only measure the same.
   *
   * @param gone whether the cluster has the pod no more
   * @param pastDeletion whether it should be gone by now
   * @param now asks for its Job, and only if that matters: right now, as a Job is suspended before
   *     its pod goes
   */
  static PodFate of(
      boolean gone, PodOutcome outcome, boolean pastDeletion, Supplier<Optional<Job>> now) {
    if ((!gone && !outcome.isToGo()) || outcome.isWhole()) {
      return ITS_OWN;
    }
    Optional<Job> job = now.get();
    if (job.isEmpty() || isOverOrEnding(job.get())) {
      return ITS_OWN;
    }
    boolean suspended = QueuedJobs.isSuspended(job.get());
    if (!suspended && !QueuedJobs.isOfAQueue(job.get())) {
      return ITS_OWN;
    }
    if (gone || (suspended && outcome.hasEnded())) {
      return TAKEN_BACK;
    }
    if (pastDeletion) {
      return suspended ? TAKEN_BACK : ITS_OWN;
    }
    return suspended || outcome.hasEnded() ? UNDECIDED : ITS_OWN;
  }

  /** Whether a Job makes no other pod. */
  static boolean isOverOrEnding(Job job) {
    return job.getStatus().getConditions().stream()
        .filter(condition -> condition.getStatus().equals("True"))
        .map(JobCondition::getType)
        .anyMatch(OVER_OR_ENDING::contains);
  }
}
