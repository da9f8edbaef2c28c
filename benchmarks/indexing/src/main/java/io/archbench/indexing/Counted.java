package io.archbench.indexing;

import java.io.IOException;
import java.util.Collection;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts documents one after the other, segment by segment. For one thread. */
abstract class Counted extends SimpleCollector {
  /** Goes on with another segment. */
  abstract void open(LeafReaderContext segment) throws IOException;

  @Override
  protected final void doSetNextReader(LeafReaderContext segment) throws IOException {
    open(segment);
  }

  @Override
  public final ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  /**
   * Counts all documents of an index.
   *
   * @param none counts nothing yet
   * @param sum adds what another counted to what one counted, and returns the one
   */
  static <C extends Counted> C all(QueryIndex index, Supplier<C> none, BinaryOperator<C> sum)
      throws IOException {
    return index
        .searcher()
        .search(
            new MatchAllDocsQuery(),
            new CollectorManager<C, C>() {
              @Override
              public C newCollector() {
                return none.get();
              }

              @Override
              public C reduce(Collection<C> collected) {
                return collected.stream().reduce(sum).orElseGet(none);
              }
            });
  }
}
