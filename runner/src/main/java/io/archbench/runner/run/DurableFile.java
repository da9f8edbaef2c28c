package io.archbench.runner.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Writes files that are either there as a whole or not at all, whatever happens in between. */
final class DurableFile {
  private DurableFile() {}

  /**
   * Writes a temporary file beside the target, forces it to the disk and renames it.
   *
   * @throws StorageException if the disk is full or the directory cannot be written
   */
  static void write(Path target, byte[] content) {
    Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
    Path directory = Objects.requireNonNull(target.toAbsolutePath().getParent(), "a file's parent");
    try {
      Files.createDirectories(directory);
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceDirectory(directory);
    } catch (IOException e) {
      throw new StorageException("cannot write", target, e);
    }
  }

  /** All of a file. */
  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new StorageException("cannot read", file, e);
    }
  }

  /** Makes a directory, unless it is there. */
  static Path directory(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new StorageException("cannot make", directory, e);
    }
  }

  private static void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
