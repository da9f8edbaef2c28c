package io.archbench.indexing;

import io.archbench.workload.WebLogCorpus;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;

/**
 * A shard that is only searched: written by one thread, one segment for each run of so many
 * documents, never merged; so every machine searches the same segments. A document's id is its
 * position in the corpus. Searching is thread-safe.
 */
final class QueryIndex implements Closeable {
  private final MappedDirectory scratch = new MappedDirectory();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  QueryIndex(WebLogCorpus corpus, ShardSettings settings, int documentsPerSegment)
      throws IOException {
    try (IndexWriter writer =
        new IndexWriter(
            scratch.directory(),
            settings.writer(documentsPerSegment).setMergePolicy(NoMergePolicy.INSTANCE))) {
      for (int position = 0; position < corpus.size(); position++) {
        writer.addDocument(
            LogFields.document(corpus.line(position), Integer.toString(position), position));
      }
      writer.commit();
    }
    reader = DirectoryReader.open(scratch.directory());
    for (LeafReaderContext segment : reader.leaves()) {
      segment.reader().checkIntegrity();
    }
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
  }

  /** How long the runs are that become segments. */
  static int documentsPerSegment(WebLogCorpus corpus) {
    return Math.max(1, Math.min(200_000, corpus.size() / 5));
  }

  IndexSearcher searcher() {
    return searcher;
  }

  List<LeafReaderContext> segments() {
    return reader.leaves();
  }

  /** The positions in the corpus of what was found, in that order. */
  List<Integer> positions(TopDocs found) throws IOException {
    StoredFields stored = reader.storedFields();
    List<Integer> positions = new ArrayList<>();
    for (ScoreDoc hit : found.scoreDocs) {
      Document document = stored.document(hit.doc);
      positions.add(LogFields.id(document));
    }
    return positions;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    scratch.close();
  }
}
