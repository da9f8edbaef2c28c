package io.archbench.keyvalue;

import java.util.List;

/**
 * The answer to a transaction or a read.
 *
 * @param revision of the store, afterwards
 * @param succeeded whether all comparisons held
 * @param found what the ranges found, one after the other
 */
record Outcome(long revision, boolean succeeded, List<KeyValue> found) {
  Outcome {
    found = List.copyOf(found);
  }
}
