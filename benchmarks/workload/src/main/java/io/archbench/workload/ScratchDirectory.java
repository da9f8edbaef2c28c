package io.archbench.workload;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A directory below {@code java.io.tmpdir}, which is the cell's; closing deletes it. */
public final class ScratchDirectory implements Closeable {
  private final Path path;

  /**
   * Makes it; the name helps whoever finds it after a crash.
   *
   * @throws IOException with the remedy in its message, if nothing can be written there
   */
  public ScratchDirectory(String name) throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      path = Files.createTempDirectory(parent, "archbench-" + name + "-");
    } catch (IOException e) {
      throw new IOException(
          "no scratch directory in "
              + parent
              + ", which is java.io.tmpdir: "
              + e
              + "; it must exist, be writable and have room",
          e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    Files.walkFileTree(path, new Deleting());
  }

  /** Bears that a server deletes files of its own meanwhile. */
  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
      if (cause instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw cause;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException cause)
        throws IOException {
      if (cause != null) {
        throw cause;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
