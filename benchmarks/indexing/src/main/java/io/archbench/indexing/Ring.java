package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.WebLogCorpus;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;

/**
 * A shard of constant size that is overwritten round and round, a few hundred documents at a time.
 * For one thread.
 */
final class Ring implements Closeable {
  static final int OVERWRITTEN = 500;
  private static final int DOCUMENTS = 20_000;

  private final WebLogCorpus corpus;
  private final LogShard shard;
  private final int documents;

  Ring(WebLogCorpus corpus) throws IOException {
    this.corpus = corpus;
    this.documents = Math.min(DOCUMENTS, corpus.size());
    this.shard = new LogShard(ShardSettings.DEFAULT);
    for (int id = 0; id < documents; id++) {
      shard.add(corpus.line(id), id);
    }
  }

  LogShard shard() {
    return shard;
  }

  void overwrite() throws IOException {
    for (int document = 0; document < OVERWRITTEN; document++) {
      int sequence = Math.toIntExact(shard.written() % corpus.size());
      shard.overwrite(corpus.line(sequence), (int) (shard.written() % documents));
    }
  }

  /** Checks that a reader finds the newest documents, and that none was lost or doubled. */
  void check(DirectoryReader reader, CellDirectory directory) throws IOException {
    long written = shard.written();
    int visible =
        new IndexSearcher(reader)
            .count(LongField.newRangeQuery(LogFields.SEQUENCE, written - OVERWRITTEN, written - 1));
    if (visible != OVERWRITTEN) {
      throw directory.wrongAnswer("newest documents that are visible", OVERWRITTEN, visible);
    }
    if (reader.numDocs() != documents) {
      throw directory.wrongAnswer("live documents", documents, reader.numDocs());
    }
  }

  /** Checks each document that a reader sees: its id, sequence number and source. */
  void checkAll(DirectoryReader reader, AnswerDigest answers) throws IOException {
    Map<Integer, List<Object>> found = LiveDocuments.of(reader);
    answers.expect("live documents", documents, found.size());
    long last = shard.written() - 1;
    for (int id = 0; id < documents; id++) {
      long sequence = last - Math.floorMod(last - id, documents);
      String source = corpus.line(Math.toIntExact(sequence % corpus.size())).json();
      answers.expect(
          "document " + id, List.of(sequence, source), found.getOrDefault(id, List.of()));
    }
  }

  @Override
  public void close() throws IOException {
    shard.close();
  }
}
