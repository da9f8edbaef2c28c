package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.WebLogCorpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;

/**
 * All documents in the order of the index, 1,000 at a time with their sources, 25 pages at most as
 * Rally scrolls. Thread-safe; each thread has a cursor of its own.
 */
final class Scroll {
  private static final int HITS = 1_000;
  private static final int MOST_PAGES = 25;

  private final WebLogCorpus corpus;
  private final QueryIndex index;
  private final LogOracle oracle;
  private final int pages;
  private final long[] bytes;

  Scroll(WebLogCorpus corpus, QueryIndex index, LogOracle oracle) {
    this.corpus = corpus;
    this.index = index;
    this.oracle = oracle;
    pages = Math.min(MOST_PAGES, (corpus.size() + HITS - 1) / HITS);
    bytes = IntStream.range(0, pages).mapToLong(this::expectedBytes).toArray();
  }

  /** Starts with the first page. */
  Cursor open() {
    return new Cursor();
  }

  private long expectedBytes(int page) {
    return expectedSources(page).stream()
        .mapToLong(source -> source.getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  private List<String> expectedSources(int page) {
    return IntStream.range(page * HITS, Math.min((page + 1) * HITS, corpus.size()))
        .mapToObj(document -> corpus.line(oracle.position(document)).json())
        .collect(Collectors.toList());
  }

  /**
   * A page that was loaded.
   *
   * @param number from 0
   * @param bytes of its sources
   * @param lastDocument the number of its last hit
   */
  record Page(int number, long bytes, int lastDocument) {}

  /** Checks how long the page is, and where it ends. */
  void check(Page page, CellDirectory directory) {
    int last = Math.min((page.number() + 1) * HITS, corpus.size()) - 1;
    Page expected = new Page(page.number(), bytes[page.number()], last);
    if (!page.equals(expected)) {
      throw directory.wrongAnswer("page of a scroll", expected, page);
    }
  }

  /** Scrolls through all pages, and checks each source. */
  void checkAll(AnswerDigest answers) throws IOException {
    Cursor cursor = open();
    for (int page = 0; page < pages; page++) {
      List<String> sources = new ArrayList<>();
      cursor.next(source -> sources.add(new String(source, StandardCharsets.UTF_8)));
      answers.expect("sources of page " + page, expectedSources(page), sources);
    }
  }

  /** Where a thread is. */
  final class Cursor {
    private int page;
    private @Nullable FieldDoc last;

    /** Loads the next page; after the last one, the first. */
    Page next() throws IOException {
      long[] sum = {0};
      int loaded = page;
      int document = next(source -> sum[0] += source.length);
      return new Page(loaded, sum[0], document);
    }

    private int next(Consumer<byte[]> sources) throws IOException {
      TopFieldDocs found =
          index
              .searcher()
              .search(
                  new MatchAllDocsQuery(),
                  new TopFieldCollectorManager(Sort.INDEXORDER, HITS, last, HITS));
      load(found.scoreDocs, sources);
      int document = found.scoreDocs[found.scoreDocs.length - 1].doc;
      page = (page + 1) % pages;
      last = page == 0 ? null : (FieldDoc) found.scoreDocs[found.scoreDocs.length - 1];
      return document;
    }
  }

  /** With a reader that keeps what it decompressed, as Elasticsearch loads hits in sequence. */
  private void load(ScoreDoc[] hits, Consumer<byte[]> sources) throws IOException {
    List<LeafReaderContext> segments = index.segments();
    SourceVisitor visitor = new SourceVisitor();
    int hit = 0;
    while (hit < hits.length) {
      LeafReaderContext segment = segments.get(ReaderUtil.subIndex(hits[hit].doc, segments));
      int end = segment.docBase + segment.reader().maxDoc();
      StoredFieldsReader stored =
          ((CodecReader) segment.reader()).getFieldsReader().getMergeInstance();
      for (; hit < hits.length && hits[hit].doc < end; hit++) {
        stored.document(hits[hit].doc - segment.docBase, visitor);
        sources.accept(visitor.source());
      }
    }
  }
}
