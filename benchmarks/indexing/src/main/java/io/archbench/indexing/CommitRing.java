package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.WebLogCorpus;
import java.io.Closeable;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;

/** A {@link Ring}, and what of it is durable. For one thread. */
final class CommitRing implements Closeable {
  private final Ring ring;

  CommitRing(WebLogCorpus corpus) throws IOException {
    this.ring = new Ring(corpus);
    ring.shard().commit();
  }

  /** Returns the last sequence number. */
  long overwriteAndCommit() throws IOException {
    overwrite();
    ring.shard().commit();
    return ring.shard().written() - 1;
  }

  void overwrite() throws IOException {
    ring.overwrite();
  }

  /** Checks that the last commit on disk is that of the last document. */
  void checkLast(CellDirectory directory) throws IOException {
    long expected = ring.shard().written() - 1;
    long found = ring.shard().committed();
    if (found != expected) {
      throw directory.wrongAnswer("last sequence number of the last commit", expected, found);
    }
  }

  /** Checks that the last commit has the newest documents, and that none was lost or doubled. */
  void check(CellDirectory directory) throws IOException {
    try (DirectoryReader committed = ring.shard().openCommitted()) {
      ring.check(committed, directory);
    }
  }

  /** Checks each document of the last commit: its id, sequence number and source. */
  void checkAll(AnswerDigest answers) throws IOException {
    try (DirectoryReader committed = ring.shard().openCommitted()) {
      ring.checkAll(committed, answers);
    }
  }

  @Override
  public void close() throws IOException {
    ring.close();
  }
}
