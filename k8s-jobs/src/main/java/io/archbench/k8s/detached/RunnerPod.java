package io.archbench.k8s.detached;

import io.archbench.k8s.job.JobSettings;
import io.archbench.trial.RunId;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;

/** The pod of a runner by itself, for who wants to know whether a cluster would admit it. */
public final class RunnerPod {
  private static final RunId NONE = new RunId("aaaaaaaa");

  private RunnerPod() {}

  /** As its Job would create it. */
  public static Pod of(RunnerImage image, RunnerSettings settings, JobSettings jobs) {
    PodTemplateSpec template =
        RunnerJob.of(NONE, "run-" + NONE, image, settings, jobs).getSpec().getTemplate();
    return new PodBuilder()
        .withMetadata(template.getMetadata())
        .editMetadata()
        .withName(RunnerJob.name(NONE))
        .withNamespace(jobs.namespace())
        .endMetadata()
        .withSpec(template.getSpec())
        .build();
  }
}
