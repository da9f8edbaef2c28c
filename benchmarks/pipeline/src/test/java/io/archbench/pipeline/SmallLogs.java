package io.archbench.pipeline;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;

/** A corpus that takes milliseconds. */
final class SmallLogs {
  static final Seed SEED = new Seed(20261124);
  static final AccessLogs LOGS =
      new AccessLogs(
          WebLogCorpus.of(CorpusSize.SMALL, SEED).first(1_000), SEED.purpose("access logs"));
  static final Networks NETWORKS = new Networks(SEED.purpose("networks"));
  static final KnownEvents KNOWN = new KnownEvents(LOGS, NETWORKS);

  private SmallLogs() {}
}
