package io.archbench.relational;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The server that the suite brings for machines that have none, packed. It is another program than
 * the distributions' servers, so it is used only where that was said to be allowed.
 */
final class EmbeddedPrograms {
  /** System property that allows it; the name is that of the agent's contract. */
  static final String PROPERTY = "archbench.allowEmbedded";

  private static final Map<String, String> ARCHIVES =
      Map.of("amd64", "/postgres-linux-x86_64.txz", "aarch64", "/postgres-linux-arm_64.txz");
  private static final String PROGRAM = "rwxr-xr-x";
  private static final String FILE = "rw-r--r--";
  private static final String ENTERED_BY_ALL = "rwx--x--x";
  private static final int EXECUTABLE = 0100;

  private EmbeddedPrograms() {}

  static boolean areAllowed() {
    return Boolean.getBoolean(PROPERTY);
  }

  /**
   * Unpacks those for this machine.
   *
   * @param scratch of the cell, which others may enter then: the server may run as another user
   * @throws UnusableServerException if there are none for it, or they cannot be written
   */
  static PostgresPrograms unpack(Path scratch) {
    return unpack(System.getProperty("os.name"), System.getProperty("os.arch"), scratch);
  }

  static PostgresPrograms unpack(String system, String architecture, Path scratch) {
    String archive = ARCHIVES.getOrDefault(architecture, "");
    if (!system.equals("Linux") || archive.isEmpty()) {
      throw new UnusableServerException(
          "no embedded PostgreSQL server for "
              + system
              + " on "
              + architecture
              + ", only for Linux on "
              + String.join(" and ", ARCHIVES.keySet().stream().sorted().toList())
              + PostgresPrograms.REMEDY);
    }
    try (InputStream content = EmbeddedPrograms.class.getResourceAsStream(archive)) {
      if (content == null) {
        throw new UnusableServerException(
            archive + " is not among the suite's libraries: install archbench again");
      }
      Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString(ENTERED_BY_ALL));
      Path directory = Files.createDirectory(scratch.resolve("embedded"));
      unpack(content, directory);
      return new PostgresPrograms(directory.resolve("bin"), true);
    } catch (IOException e) {
      throw new UnusableServerException(
          "the embedded PostgreSQL server cannot be unpacked into "
              + scratch
              + ", where it needs 60 MB: "
              + e
              + PostgresPrograms.REMEDY,
          e);
    }
  }

  static void unpack(InputStream archive, Path directory) throws IOException {
    allow(directory, PROGRAM);
    try (TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        unpack(entry, entries, directory);
      }
    }
  }

  /** The bits are set whatever this process's mask is: another user has to run them. */
  private static void unpack(TarArchiveEntry entry, InputStream content, Path directory)
      throws IOException {
    Path file = entry.resolveIn(directory);
    if (entry.isDirectory()) {
      makeDirectories(file, directory);
      return;
    }
    makeDirectories(file.resolveSibling(""), directory);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, file);
      allow(file, (entry.getMode() & EXECUTABLE) == 0 ? FILE : PROGRAM);
    }
  }

  private static void makeDirectories(Path file, Path top) throws IOException {
    Path made = top;
    for (Path name : top.relativize(file)) {
      made = made.resolve(name);
      if (!Files.exists(made)) {
        allow(Files.createDirectory(made), PROGRAM);
      }
    }
  }

  private static void allow(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
