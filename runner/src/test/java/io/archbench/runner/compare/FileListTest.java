package io.archbench.runner.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileListTest {
  @TempDir private Path directory;

  private String made(String name) throws IOException {
    return Files.writeString(directory.resolve(name), "[]").toString();
  }

  @Test
  void commasPartFiles() throws IOException {
    String one = made("one.json");
    String two = made("two.json");

    assertThat(FileList.paths(one + "," + two)).containsExactly(Path.of(one), Path.of(two));
  }

  @Test
  void aNameMayHoldACommaItself() throws IOException {
    String vendor = made("17.0.6-Azul Systems, Inc..json");
    String two = made("two.json");

    assertThat(FileList.paths(vendor)).containsExactly(Path.of(vendor));
    assertThat(FileList.paths(two + "," + vendor + "," + two))
        .containsExactly(Path.of(two), Path.of(vendor), Path.of(two));
  }

  @Test
  void whatIsNotThereStaysAsItWasTyped() throws IOException {
    String one = made("one.json");

    assertThat(FileList.paths("gone.json," + one))
        .containsExactly(Path.of("gone.json"), Path.of(one));
    assertThat(FileList.paths("bad\0name")).containsExactly(Path.of("bad?name"));
  }
}
