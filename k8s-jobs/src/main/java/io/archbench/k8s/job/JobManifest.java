package io.archbench.k8s.job;

import io.archbench.trial.TrialSpec;
import io.fabric8.kubernetes.client.utils.Serialization;

/**
 * A trial's Job as the text that {@code kubectl apply -f} takes; the very one that is applied.
 *
 * @param name of the Job
 */
public record JobManifest(String name, String yaml) {
  /** That of a placed trial whose variant has an image. */
  public static JobManifest of(TrialSpec spec, JobSettings settings) {
    return new JobManifest(TrialJob.name(spec), Serialization.asYaml(TrialJob.of(spec, settings)));
  }
}
