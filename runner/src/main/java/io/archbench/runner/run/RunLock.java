package io.archbench.runner.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to change a run: as long as it is held, no other runner gets it. */
public final class RunLock implements AutoCloseable {
  /** Its file in the run's directory. */
  static final String FILE = "lock";

  private final FileChannel channel;
  private final Path file;

  private RunLock(FileChannel channel, Path file) {
    this.channel = channel;
    this.file = file;
  }

  /**
   * Takes that of a directory, which need not hold a run yet.
   *
   * @throws RunInUseException if another holds it
   */
  static RunLock take(Path root) {
    Path file = root.resolve(FILE);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locks(channel)) {
        channel.close();
        throw new RunInUseException(root, Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(
          StandardCharsets.UTF_8.encode(Long.toString(ProcessHandle.current().pid()) + "\n"));
      return new RunLock(channel, file);
    } catch (IOException e) {
      throw new StorageException("cannot lock", file, e);
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very process
    }
  }

  /** Fails if it was given back. */
  public void check() {
    if (!channel.isOpen()) {
      throw new IllegalStateException(file + " is not held any more");
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StorageException("cannot unlock", file, e);
    }
  }
}
