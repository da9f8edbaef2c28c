package io.archbench.runner.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalledJdksTest {
  @TempDir private Path root;
  private Path running;
  private Path parent;

  @BeforeEach
  void install() throws IOException {
    running = jdk("running", "JAVA_VERSION=\"25.0.1\"");
    parent = Files.createDirectory(root.resolve("jvm"));
  }

  private Path jdk(String home, String release) throws IOException {
    Path directory = root.resolve(home);
    Path java = directory.resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.createFile(java);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        directory.resolve("release"), "IMPLEMENTOR=\"Example\"\n" + release + "\nOS_ARCH=\"x\"\n");
    return directory;
  }

  private InstalledJdks jdks() {
    return new InstalledJdks(running, List.of(root.resolve("nowhere"), parent));
  }

  @ParameterizedTest
  @CsvSource({"21.0.8, 21", "1.8.0_402, 8", "17, 17", "26-ea, 26", "11.0.2+9, 11"})
  void aJdkIsFoundByItsReleaseFile(String version, int feature) throws IOException {
    Path home = jdk("jvm/any-name", "JAVA_VERSION=\"" + version + "\"");
    assertThat(jdks().java(feature)).contains(home.resolve("bin/java"));
    assertThat(jdks().java(feature + 1)).isEmpty();
  }

  @Test
  void theRunningJdkIsTakenFirstThenTheFirstByName() throws IOException {
    jdk("jvm/another-25", "JAVA_VERSION=\"25.0.2\"");
    Path second = jdk("jvm/b", "JAVA_VERSION=\"21.0.1\"");
    Path first = jdk("jvm/a", "JAVA_VERSION=\"21.0.2\"");
    assertThat(jdks().java(25)).contains(running.resolve("bin/java"));
    assertThat(jdks().java(21)).contains(first.resolve("bin/java")).isNotEqualTo(second);
    assertThat(jdks().runningJava()).isEqualTo(running.resolve("bin/java"));
  }

  @Test
  void aBundleOfMacOsIsLookedInto() throws IOException {
    Path home = jdk("jvm/jdk-21.jdk/Contents/Home", "JAVA_VERSION=\"21.0.1\"");
    assertThat(jdks().java(21)).contains(home.resolve("bin/java"));
  }

  @Test
  void whatCannotBeRunOrReadIsNoJdk() throws IOException {
    Path home = jdk("jvm/broken", "JAVA_VERSION=\"21.0.1\"");
    assertThat(jdks().java(21)).isPresent();
    Files.delete(home.resolve("bin/java"));
    assertThat(jdks().java(21)).isEmpty();

    jdk("jvm/nameless", "VERSION=\"21\"");
    Files.writeString(parent.resolve("a-file"), "JAVA_VERSION=\"21\"");
    Files.write(jdk("jvm/binary", "").resolve("release"), new byte[] {(byte) 0xC3, 0});
    assertThat(jdks().java(21)).isEmpty();
  }
}
