package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;

/** What is written to shards, batch by batch, and what they must then hold. Immutable. */
final class Batches {
  private static final int MOST_BATCHES = 60;

  private final WebLogCorpus corpus;
  private final DocumentIds ids;
  private final int size;
  private final int count;

  Batches(WebLogCorpus corpus, Seed seed, int size) {
    this.corpus = corpus;
    this.size = size;
    this.count = Math.min(MOST_BATCHES, corpus.size() / size);
    this.ids = new DocumentIds(seed.purpose("ids"), count * size);
  }

  /** How many there are until a shard starts again from nothing. */
  int count() {
    return count;
  }

  /** How many documents each has. */
  int size() {
    return size;
  }

  /** How many documents are live after that many batches. */
  int live(int batches) {
    return ids.live(batches * size);
  }

  /** Writes one of them. */
  void write(int batch, LogWriter shard) throws IOException {
    for (int position = batch * size; position < (batch + 1) * size; position++) {
      if (ids.fresh(position)) {
        shard.add(corpus.line(position), ids.id(position));
      } else {
        shard.overwrite(corpus.line(position), ids.id(position));
      }
    }
  }

  /** Checks how many documents are live after that many batches. */
  void checkCount(int batches, DirectoryReader reader, CellDirectory directory) {
    int expected = live(batches);
    if (reader.numDocs() != expected) {
      throw directory.wrongAnswer(
          "live documents after " + batches + " batches", expected, reader.numDocs());
    }
  }

  /** Checks each document after that many batches: its id, sequence number and source. */
  void checkAll(int batches, DirectoryReader reader, AnswerDigest answers) throws IOException {
    Map<Integer, Integer> last = new TreeMap<>();
    for (int position = 0; position < batches * size; position++) {
      last.put(ids.id(position), position);
    }
    Map<Integer, List<Object>> found = LiveDocuments.of(reader);
    answers.expect("live documents", last.size(), found.size());
    last.forEach(
        (id, position) ->
            answers.expect(
                "document " + id,
                List.of((long) position, corpus.line(position).json()),
                found.getOrDefault(id, List.of())));
  }
}
