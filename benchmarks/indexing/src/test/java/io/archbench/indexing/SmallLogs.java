package io.archbench.indexing;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;

/** Corpora that index in milliseconds. */
final class SmallLogs {
  static final Seed SEED = new Seed(20261124);
  static final WebLogCorpus LINES = WebLogCorpus.of(CorpusSize.SMALL, SEED).first(5_000);
  static final WebLogCorpus WITHOUT_THE_LAST = LINES.first(4_999);
  static final int RUN = 900;

  private SmallLogs() {}
}
