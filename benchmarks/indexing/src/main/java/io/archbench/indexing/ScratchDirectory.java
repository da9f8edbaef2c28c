package io.archbench.indexing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/** A memory-mapped directory below {@code java.io.tmpdir}; closing deletes it. */
final class ScratchDirectory implements Closeable {
  private final Path path;
  private final Directory directory;

  ScratchDirectory() throws IOException {
    path = Files.createTempDirectory("archbench-indexing-");
    directory = new MMapDirectory(path);
  }

  Directory directory() {
    return directory;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    directory.close();
    for (Path file : deepestFirst()) {
      Files.deleteIfExists(file);
    }
  }

  private List<Path> deepestFirst() throws IOException {
    try (Stream<Path> found = Files.walk(path)) {
      return found.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
    }
  }
}
