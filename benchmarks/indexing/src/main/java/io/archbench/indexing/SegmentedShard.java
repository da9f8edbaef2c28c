package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import java.io.Closeable;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.NoMergePolicy;

/**
 * A shard of ten segments with overwritten documents, and merges of it to one segment. A merge is
 * never committed, so that closing its writer takes it back, and the next one finds the same
 * segments. For one thread.
 */
final class SegmentedShard implements Closeable {
  static final int SEGMENTS = 10;
  private static final int LARGEST_SEGMENT = 5_000;

  private final MappedDirectory scratch = new MappedDirectory();
  private final ShardSettings settings;
  private final Batches batches;

  SegmentedShard(Batches batches, ShardSettings settings) throws IOException {
    this.batches = batches;
    this.settings = settings;
    IndexWriter unmerged =
        new IndexWriter(
            scratch.directory(),
            settings.writer(batches.size()).setMergePolicy(NoMergePolicy.INSTANCE));
    try (LogWriter writer = new LogWriter(unmerged)) {
      for (int batch = 0; batch < SEGMENTS; batch++) {
        batches.write(batch, writer);
      }
      unmerged.commit();
    }
  }

  /** What is written to one, a batch for each segment. */
  static Batches batches(WebLogCorpus corpus, Seed seed) {
    return new Batches(corpus, seed, Math.min(LARGEST_SEGMENT, corpus.size() / SEGMENTS));
  }

  /**
   * What a reader sees.
   *
   * @param segments how many there are
   * @param documents live ones and deleted ones
   * @param live those that are not deleted
   */
  record Shape(int segments, int documents, int live) {
    static Shape of(DirectoryReader reader) {
      return new Shape(reader.leaves().size(), reader.maxDoc(), reader.numDocs());
    }
  }

  /** As it was written. */
  Shape shape() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(scratch.directory())) {
      return Shape.of(reader);
    }
  }

  /** Merges it to one segment, and says what came out. */
  Shape merge() throws IOException {
    try (IndexWriter writer = writer()) {
      writer.forceMerge(1);
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        return Shape.of(reader);
      }
    }
  }

  /** Checks that one segment is left, without deleted documents and with all others. */
  void check(Shape merged, CellDirectory directory) {
    int live = batches.live(SEGMENTS);
    Shape expected = new Shape(1, live, live);
    if (!merged.equals(expected)) {
      throw directory.wrongAnswer("shard after a merge", expected, merged);
    }
  }

  /** Merges it, and checks each document. */
  void checkAll(AnswerDigest answers) throws IOException {
    answers.expect("segments before the merge", SEGMENTS, shape().segments());
    try (IndexWriter writer = writer()) {
      writer.forceMerge(1);
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        answers.expect("segments after the merge", 1, reader.leaves().size());
        batches.checkAll(SEGMENTS, reader, answers);
      }
    }
  }

  private IndexWriter writer() throws IOException {
    return new IndexWriter(scratch.directory(), settings.writer(batches.size()));
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
