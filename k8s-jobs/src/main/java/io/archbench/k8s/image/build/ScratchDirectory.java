package io.archbench.k8s.image.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory that goes when it is closed, or when the process is ended by a signal. */
public final class ScratchDirectory implements AutoCloseable {
  private final Path path;
  private final Thread atEnd = new Thread(this::deleteQuietly, "archbench-scratch");

  /** A new one, among the temporary files of the machine. */
  public ScratchDirectory() throws IOException {
    path = Files.createTempDirectory("archbench");
    Runtime.getRuntime().addShutdownHook(atEnd);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException e) {
      // the process is ending: it runs already
    }
  }

  private void deleteQuietly() {
    try {
      delete();
    } catch (IOException | UncheckedIOException e) {
      // others still write into it, and end with this process
    }
  }

  private void delete() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
