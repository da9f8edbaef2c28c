package io.archbench.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {
  @TempDir Path home;

  @Test
  void theRunningOneIsFoundOnceAndNoneIsTooOld() throws IOException {
    assertThat(Jdk.found()).contains(Jdk.running());
    assertThat(Jdk.found().stream().map(Jdk::feature))
        .doesNotHaveDuplicates()
        .allMatch(v -> v >= 17);
  }

  @Test
  void aJdkSaysItsVersionInItsReleaseFile() throws IOException {
    assertThat(Jdk.at(home)).isEmpty();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"21.0.8\"\n");
    assertThat(Jdk.at(home)).isEmpty();
    Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
    Files.createFile(java);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    assertThat(Jdk.at(home)).contains(new Jdk(home, 21));
  }
}
