package io.archbench.k8s.job;

import io.archbench.k8s.cluster.Kueue;
import io.archbench.trial.TrialId;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialSpec;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The labels and annotations by which archbench knows its own. */
public final class Labels {
  /** Under which archbench applies what it creates. */
  public static final String FIELD_MANAGER = "archbench";

  static final String RUN = "archbench.io/run";
  static final String STUDY = "archbench.io/study";
  static final String SUITE = "archbench.io/suite";
  static final String VARIANT = "archbench.io/variant";
  static final String ROUND = "archbench.io/round";
  static final String SHARD = "archbench.io/shard";
  static final String ATTEMPT = "archbench.io/attempt";

  /** On every pod that wants its node for itself: no two of them share one. */
  public static final String EXCLUSIVE = "archbench.io/exclusive";

  /** On pods that hold nodes. */
  public static final String HOLDER = "archbench.io/holder";

  /** On pods that hold nodes: of which selection of nodes. */
  static final String SELECTION = "archbench.io/selection";

  /** Annotation: what a Job was made of, so that the same one is known again. */
  static final String SPEC_SHA256 = "archbench.io/spec-sha256";

  /** What the cloud calls the type of a node. */
  public static final String INSTANCE_TYPE = "node.kubernetes.io/instance-type";

  /** The queue that a Job waits in. */
  static final String QUEUE = Kueue.QUEUE;

  private Labels() {}

  /** The attempt that a Job with those labels carries out; none if it is not one of a trial. */
  static Optional<TrialKey> key(Map<String, String> labels) {
    String suite = labels.get(SUITE);
    String variant = labels.get(VARIANT);
    String round = labels.get(ROUND);
    String attempt = labels.get(ATTEMPT);
    if (suite == null || variant == null || round == null || attempt == null) {
      return Optional.empty();
    }
    String shard = labels.get(SHARD);
    TrialId trial =
        new TrialId(
            suite, variant, Integer.parseInt(round), shard == null ? null : Integer.valueOf(shard));
    return Optional.of(new TrialKey(trial, Integer.parseInt(attempt)));
  }

  /** Those of a trial's Job, with the study's own. */
  static Map<String, String> of(TrialSpec spec, JobSettings settings) {
    Map<String, String> labels = new TreeMap<>(settings.labels());
    labels.put(RUN, spec.run().text());
    labels.put(STUDY, spec.study());
    labels.put(SUITE, spec.id().suite());
    labels.put(VARIANT, spec.id().variant());
    labels.put(ROUND, String.valueOf(spec.id().round()));
    Integer shard = spec.id().shard();
    if (shard != null) {
      labels.put(SHARD, shard.toString());
    }
    labels.put(ATTEMPT, String.valueOf(spec.attempt()));
    settings.queue().ifPresent(queue -> labels.put(QUEUE, queue));
    return labels;
  }
}
