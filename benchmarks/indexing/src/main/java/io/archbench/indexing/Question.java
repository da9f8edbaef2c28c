package io.archbench.indexing;

import java.io.IOException;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/** A search request and what it has to find. Thread-safe. */
sealed interface Question {
  /** How many hits a request asks for: Elasticsearch's default {@code size}. */
  int HITS = 10;

  /** What is asked, in words. */
  String words();

  /** What has to be found. */
  ExpectedHits expected();

  /** Sends the request. */
  TopDocs ask(IndexSearcher searcher) throws IOException;

  /** A number that a result reveals at no cost, to be checked after each request. */
  long token(TopDocs found);

  /** That number, if the result is right. */
  long expectedToken();

  /** The first documents that match, and how many there are up to 10,000. */
  record Matching(String words, Query query, ExpectedHits expected) implements Question {
    /** Elasticsearch's default {@code track_total_hits}: beyond it, counts are lower bounds. */
    private static final int TRACKED = 10_000;

    @Override
    public TopDocs ask(IndexSearcher searcher) throws IOException {
      return searcher.search(query, new TopScoreDocCollectorManager(HITS, null, TRACKED));
    }

    @Override
    public long token(TopDocs found) {
      return Math.min(found.totalHits.value, TRACKED + 1);
    }

    @Override
    public long expectedToken() {
      return Math.min(expected.count(), TRACKED + 1);
    }
  }

  /**
   * The newest documents that match, however many there are.
   *
   * @param after the last one of the page before, unless it is the first page
   * @param document number that the newest has in the index
   */
  record Newest(
      String words, Query query, @Nullable FieldDoc after, ExpectedHits expected, int document)
      implements Question {
    @Override
    public TopDocs ask(IndexSearcher searcher) throws IOException {
      return searcher.search(
          query, new TopFieldCollectorManager(ShardSettings.newest(), HITS, after, HITS));
    }

    @Override
    public long token(TopDocs found) {
      return found.scoreDocs.length == 0 ? -1 : found.scoreDocs[0].doc;
    }

    @Override
    public long expectedToken() {
      return document;
    }
  }
}
