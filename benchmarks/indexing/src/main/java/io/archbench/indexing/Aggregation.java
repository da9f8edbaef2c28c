package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.io.IOException;

/**
 * Something counted over all documents of an index, and the check of it. Thread-safe.
 *
 * @param <R> the result
 */
interface Aggregation<R> {
  /** Counts. */
  R run() throws IOException;

  /** Checks a result. */
  void check(R found, CellDirectory directory);

  /** Counts, and checks all that the result has. */
  void checkAll(AnswerDigest answers) throws IOException;
}
