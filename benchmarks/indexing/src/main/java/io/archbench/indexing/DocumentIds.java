package io.archbench.indexing;

import io.archbench.workload.SeededRandom;
import java.util.BitSet;

/**
 * Which id each written document has: a quarter of them overwrite an earlier one, as with Rally's
 * {@code conflict-probability: 25}. Immutable.
 */
final class DocumentIds {
  private static final double CONFLICTS = 0.25;

  private final int[] ids;
  private final BitSet fresh;

  DocumentIds(SeededRandom random, int documents) {
    ids = new int[documents];
    fresh = new BitSet(documents);
    int made = 0;
    for (int position = 0; position < documents; position++) {
      boolean conflict = made > 0 && random.nextDouble() < CONFLICTS;
      ids[position] = conflict ? random.nextIndex(made) : made;
      if (!conflict) {
        fresh.set(position);
        made++;
      }
    }
  }

  int id(int position) {
    return ids[position];
  }

  /** Whether no earlier document has this one's id. */
  boolean fresh(int position) {
    return fresh.get(position);
  }

  /** How many documents are live when that many were written. */
  int live(int written) {
    return fresh.get(0, written).cardinality();
  }
}
