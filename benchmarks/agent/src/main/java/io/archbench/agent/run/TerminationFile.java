package io.archbench.agent.run;

import io.archbench.trial.segment.Manifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The file that holds the newest manifest, whole at any instant.
 *
 * <p>It is replaced by renaming. Where that is impossible, because the file is a mount point as a
 * pod's termination message is, it is overwritten by one write that never makes it shorter: what
 * the new manifest does not reach is filled with blanks, which JSON allows.
 *
 * @param path where whoever started the agent looks for it
 */
record TerminationFile(Path path) {
  private static final byte BLANK = ' ';

  /** Replaces the manifest. */
  void replace(Manifest manifest) throws IOException {
    byte[] bytes = manifest.bytes();
    if (!renamed(bytes)) {
      overwrite(bytes);
    }
  }

  private boolean renamed(byte[] bytes) {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.write(fresh, bytes);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      return false; // overwriting says why, if that fails too
    }
  }

  private void overwrite(byte[] bytes) throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      int length = Math.max(bytes.length, Math.toIntExact(file.size()));
      byte[] filled = Arrays.copyOf(bytes, length);
      Arrays.fill(filled, bytes.length, length, BLANK);
      ByteBuffer buffer = ByteBuffer.wrap(filled);
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
    }
  }
}
