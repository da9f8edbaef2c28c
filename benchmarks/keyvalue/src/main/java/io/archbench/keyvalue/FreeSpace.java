package io.archbench.keyvalue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says what to do where stores and logs have too little room: LMDB would end the JVM there. */
final class FreeSpace {
  static final long LEAST_MIB = 512;
  private static final long BYTES_PER_MIB = 1 << 20;

  private FreeSpace() {}

  /**
   * Looks before anything is written.
   *
   * @throws StoreException if the file system of a directory has less than it takes to begin
   */
  static void check(Path directory) throws IOException {
    check(directory, Files.getFileStore(directory).getUsableSpace());
  }

  static void check(Path directory, long usableBytes) {
    if (usableBytes < LEAST_MIB * BYTES_PER_MIB) {
      throw new StoreException(
          "stores and logs need "
              + LEAST_MIB
              + " MiB, and "
              + directory
              + " has "
              + usableBytes / BYTES_PER_MIB
              + " MiB: free space there, or point -Djava.io.tmpdir elsewhere");
    }
  }
}
