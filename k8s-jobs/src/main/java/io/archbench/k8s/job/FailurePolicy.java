package io.archbench.k8s.job;

import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;

/** Of which ends of a pod its Job makes another, and of which it does not. */
public final class FailurePolicy {
  private FailurePolicy() {}

  /**
   * One that fails the Job on some exit codes, or on none.
   *
   * @param onDisruption what becomes of a pod that the cluster itself ends: {@code FailJob}, or
   *     {@code Ignore} for another one that does not count
   * @param container whose exit codes they are
   * @param finalCodes those that another pod would only repeat
   */
  public static PodFailurePolicy of(String onDisruption, String container, Integer... finalCodes) {
    PodFailurePolicyBuilder policy =
        new PodFailurePolicyBuilder()
            .addNewRule()
            .withAction(onDisruption)
            .addNewOnPodCondition("True", "DisruptionTarget")
            .endRule();
    if (finalCodes.length == 0) {
      return policy.build(); // a rule has to name a code
    }
    return policy
        .addNewRule()
        .withAction("FailJob")
        .withNewOnExitCodes()
        .withContainerName(container)
        .withOperator("In")
        .withValues(finalCodes)
        .endOnExitCodes()
        .endRule()
        .build();
  }
}
