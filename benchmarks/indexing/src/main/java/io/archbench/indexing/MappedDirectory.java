package io.archbench.indexing;

import io.archbench.workload.ScratchDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/** A memory-mapped scratch directory; closing deletes it. */
final class MappedDirectory implements Closeable {
  private final ScratchDirectory scratch;
  private final Directory directory;

  MappedDirectory() throws IOException {
    scratch = new ScratchDirectory("indexing");
    directory = new MMapDirectory(scratch.path());
  }

  Directory directory() {
    return directory;
  }

  Path path() {
    return scratch.path();
  }

  @Override
  public void close() throws IOException {
    directory.close();
    scratch.close();
  }
}
