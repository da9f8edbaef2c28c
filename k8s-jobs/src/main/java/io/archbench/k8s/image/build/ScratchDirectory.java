package io.archbench.k8s.image.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory that goes when it is closed. */
public record ScratchDirectory(Path path) implements AutoCloseable {
  /** A new one, among the temporary files of the machine. */
  public ScratchDirectory() throws IOException {
    this(Files.createTempDirectory("archbench"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
