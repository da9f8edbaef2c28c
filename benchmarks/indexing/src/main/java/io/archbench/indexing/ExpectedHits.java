package io.archbench.indexing;

import java.util.List;

/**
 * What a search has to find.
 *
 * @param count how many documents match
 * @param first positions in the corpus of the first of them, in the order of the result
 */
record ExpectedHits(long count, List<Integer> first) {
  ExpectedHits {
    first = List.copyOf(first);
  }
}
