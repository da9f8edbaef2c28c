package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.WebLogCorpus;
import java.io.Closeable;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;

/** A {@link Ring}, and the reader that sees what was overwritten. For one thread. */
final class RefreshRing implements Closeable {
  private final Ring ring;
  private DirectoryReader reader;
  private int refreshes;

  RefreshRing(WebLogCorpus corpus) throws IOException {
    this.ring = new Ring(corpus);
    this.reader = ring.shard().open();
  }

  int refreshes() {
    return refreshes;
  }

  void overwriteAndRefresh() throws IOException {
    overwrite();
    reader = ring.shard().refresh(reader);
    refreshes++;
  }

  void overwrite() throws IOException {
    ring.overwrite();
  }

  /** Checks that the newest documents can be found, and that none was lost or doubled. */
  void check(CellDirectory directory) throws IOException {
    ring.check(reader, directory);
  }

  /** Checks each document: its id, sequence number and source. */
  void checkAll(AnswerDigest answers) throws IOException {
    ring.checkAll(reader, answers);
  }

  @Override
  public void close() throws IOException {
    reader.close();
    ring.close();
  }
}
