package io.archbench.pipeline;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes results batch by batch, and checks them: each by its size, one of each batch in full.
 * Thread-safe if the path is.
 *
 * @param <T> events or bytes
 */
final class CheckedBatches<T> {
  private final KnownResults.Path<T> path;
  private final KnownResults<T> known;
  private final CellDirectory directory;

  CheckedBatches(KnownResults.Path<T> path, KnownResults<T> known, CellDirectory directory) {
    this.path = path;
    this.known = known;
    this.directory = directory;
  }

  /** Makes the batch of a turn; they come round again after the last. */
  List<T> make(int turn) throws IOException {
    int start = start(turn);
    List<T> batch = new ArrayList<>(KnownResults.BATCH);
    for (int position = start; position < start + KnownResults.BATCH; position++) {
      batch.add(path.make(position));
    }
    return batch;
  }

  /** Checks the batch of a turn. */
  void check(int turn, List<T> batch) {
    if (batch.size() != KnownResults.BATCH) {
      throw directory.wrongAnswer("results of a batch", KnownResults.BATCH, batch.size());
    }
    int start = start(turn);
    for (int index = 0; index < KnownResults.BATCH; index++) {
      known.check(start + index, batch.get(index), directory);
    }
    int sample = Math.floorMod(turn, KnownResults.BATCH);
    known.checkFully(start + sample, batch.get(sample), directory);
  }

  /** Makes and checks everything once. */
  void checkAll(AnswerDigest answers) throws IOException {
    known.checkAll(path, answers);
  }

  private int start(int turn) {
    return KnownResults.BATCH * Math.floorMod(turn, known.size() / KnownResults.BATCH);
  }
}
