package io.archbench.k8s.job;

import io.archbench.trial.TrialSpec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The pods of a trial by themselves, for who wants to know whether a cluster would admit them. */
public final class TrialPods {
  private static final Duration HOLD = Duration.ofMinutes(1);

  private TrialPods() {}

  /** The one that measures, as its Job would create it. */
  public static Pod trial(TrialSpec spec, JobSettings settings) {
    return new PodBuilder()
        .withMetadata(TrialJob.of(spec, settings).getSpec().getTemplate().getMetadata())
        .editMetadata()
        .withName(TrialJob.name(spec))
        .withNamespace(settings.namespace())
        .endMetadata()
        .withSpec(TrialJob.of(spec, settings).getSpec().getTemplate().getSpec())
        .build();
  }

  /** The one that holds its node. */
  public static Pod holder(TrialSpec spec, JobSettings settings) {
    return HolderPod.of(
        HolderPod.name(spec.run(), NodeSelection.of(spec.variant()).id(), 1),
        spec.run(),
        spec.variant(),
        Optional.empty(),
        Set.of(),
        HOLD,
        settings);
  }
}
