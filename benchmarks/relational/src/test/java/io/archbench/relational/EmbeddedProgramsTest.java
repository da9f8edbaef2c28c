package io.archbench.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.conformance.BuiltSuite;
import io.archbench.workload.ScratchDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class EmbeddedProgramsTest {
  private static final int MACHINE = 18;

  @Test
  void theyAreAllowedByThePropertyAlone() {
    assertThat(EmbeddedPrograms.areAllowed()).isFalse();
    System.setProperty(EmbeddedPrograms.PROPERTY, "true");
    try {
      assertThat(EmbeddedPrograms.areAllowed()).isTrue();
    } finally {
      System.clearProperty(EmbeddedPrograms.PROPERTY);
    }
  }

  @Test
  void programsFilesAndLinksAreUnpackedForEverybody(@TempDir Path directory) throws IOException {
    EmbeddedPrograms.unpack(
        archive(
            file("bin/postgres", 0700),
            file("share/empty/zone", 0600),
            new TarArchiveEntry("lib/", TarConstants.LF_DIR),
            link("lib/libpq.so", "libpq.so.5")),
        directory);
    assertThat(directory.resolve("bin/postgres")).hasContent("content of bin/postgres");
    assertThat(permissions(directory.resolve("bin/postgres"))).isEqualTo("rwxr-xr-x");
    assertThat(permissions(directory.resolve("share/empty/zone"))).isEqualTo("rw-r--r--");
    assertThat(permissions(directory.resolve("share/empty"))).isEqualTo("rwxr-xr-x");
    assertThat(permissions(directory.resolve("lib"))).isEqualTo("rwxr-xr-x");
    assertThat(Files.readSymbolicLink(directory.resolve("lib/libpq.so")))
        .isEqualTo(Path.of("libpq.so.5"));
  }

  @Test
  void nothingIsUnpackedElsewhere(@TempDir Path directory) throws IOException {
    Path own = Files.createDirectory(directory.resolve("own"));
    assertThatThrownBy(
            () -> EmbeddedPrograms.unpack(archive(file("../elsewhere/postgres", 0700)), own))
        .isInstanceOf(IOException.class);
    assertThat(directory.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void aMachineThatTheyAreNotForIsTold(@TempDir Path scratch) {
    assertThatThrownBy(() -> EmbeddedPrograms.unpack("Mac OS X", "aarch64", scratch))
        .isInstanceOf(UnusableServerException.class)
        .hasMessageContaining("no embedded PostgreSQL server for Mac OS X on aarch64, only for")
        .hasMessageContaining("Linux on aarch64 and amd64: install Debian's package postgresql");
    assertThatThrownBy(() -> EmbeddedPrograms.unpack("Linux", "riscv64", scratch))
        .isInstanceOf(UnusableServerException.class);
  }

  @Test
  void whatCannotBeUnpackedIsToldWithThePlace(@TempDir Path scratch) {
    Path missing = scratch.resolve("missing");
    assertThatThrownBy(() -> EmbeddedPrograms.unpack(missing))
        .isInstanceOf(UnusableServerException.class)
        .hasMessageContaining("cannot be unpacked into " + missing + ", where it needs 60 MB: ");
  }

  /** This machine's own is proved by its start. */
  @Test
  void theOtherArchitectureHasItsOwn(@TempDir Path scratch) throws IOException {
    boolean here = System.getProperty("os.arch").equals("amd64");
    String other = here ? "aarch64" : "amd64";
    Path program = Path.of(EmbeddedPrograms.unpack("Linux", other, scratch).postgres());
    assertThat(program).isExecutable();
    short machine =
        ByteBuffer.wrap(Files.readAllBytes(program))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getShort(MACHINE);
    assertThat((int) machine).isEqualTo(here ? BuiltSuite.AARCH64 : BuiltSuite.X86_64);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theyServeAndAreCalledEmbedded() throws Exception {
    // below directories that all may enter, which those of tests are not
    try (ScratchDirectory scratch = new ScratchDirectory("embedded-test");
        PostgresServer server =
            PostgresServer.start(EmbeddedPrograms.unpack(scratch.path()), scratch.path());
        Connection connection = server.connect()) {
      assertThat(server.version(connection)).startsWith("embedded PostgreSQL 15.");
      assertThat(Sql.numbers(connection, "select 6 * 7")).containsExactly(42L);
    }
  }

  private static ByteArrayInputStream archive(TarArchiveEntry... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream archive =
        new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)))) {
      for (TarArchiveEntry entry : entries) {
        byte[] content = ("content of " + entry.getName()).getBytes(StandardCharsets.UTF_8);
        if (entry.isFile()) {
          entry.setSize(content.length);
        }
        archive.putArchiveEntry(entry);
        if (entry.isFile()) {
          archive.write(content);
        }
        archive.closeArchiveEntry();
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static TarArchiveEntry file(String name, int mode) {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    return entry;
  }

  private static TarArchiveEntry link(String name, String target) {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    return entry;
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
