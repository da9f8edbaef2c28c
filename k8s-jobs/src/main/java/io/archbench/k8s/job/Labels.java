package io.archbench.k8s.job;

import io.archbench.trial.TrialSpec;
import java.util.Map;
import java.util.TreeMap;

/** The labels and annotations by which archbench knows its own. */
final class Labels {
  static final String RUN = "archbench.io/run";
  static final String STUDY = "archbench.io/study";
  static final String SUITE = "archbench.io/suite";
  static final String VARIANT = "archbench.io/variant";
  static final String ROUND = "archbench.io/round";
  static final String ATTEMPT = "archbench.io/attempt";

  /** On every pod that wants its node for itself: no two of them share one. */
  static final String EXCLUSIVE = "archbench.io/exclusive";

  /** Annotation: what a Job was made of, so that the same one is known again. */
  static final String SPEC_SHA256 = "archbench.io/spec-sha256";

  static final String QUEUE = "kueue.x-k8s.io/queue-name";

  private Labels() {}

  /** Those of a trial's Job, with the study's own. */
  static Map<String, String> of(TrialSpec spec, JobSettings settings) {
    Map<String, String> labels = new TreeMap<>(settings.labels());
    labels.put(RUN, spec.run().text());
    labels.put(STUDY, spec.study());
    labels.put(SUITE, spec.id().suite());
    labels.put(VARIANT, spec.id().variant());
    labels.put(ROUND, String.valueOf(spec.id().round()));
    labels.put(ATTEMPT, String.valueOf(spec.attempt()));
    settings.queue().ifPresent(queue -> labels.put(QUEUE, queue));
    return labels;
  }
}
