package io.archbench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDirectoryTest {
  @Test
  void closingDeletesAllThatIsInIt() throws IOException {
    ScratchDirectory scratch = new ScratchDirectory("test");
    Path below = Files.createDirectories(scratch.path().resolve("version-2").resolve("logs"));
    Files.writeString(below.resolve("log.1"), "x");
    assertThat(scratch.path().getFileName().toString()).startsWith("archbench-test-");
    scratch.close();
    assertThat(scratch.path()).doesNotExist();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamedWithTheRemedy(@TempDir Path directory) {
    String before = System.setProperty("java.io.tmpdir", directory.resolve("missing").toString());
    try {
      assertThatThrownBy(() -> new ScratchDirectory("test"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(directory.resolve("missing") + ", which is java.io.tmpdir")
          .hasMessageContaining("it must exist, be writable and have room");
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
  }
}
