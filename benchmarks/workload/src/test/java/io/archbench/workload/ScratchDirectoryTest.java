package io.archbench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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
}
