package io.archbench.runner.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.runner.local.InstalledJdks.Variable;
import io.archbench.trial.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    return jdks(Map.of());
  }

  private InstalledJdks jdks(Map<String, String> environment) {
    return new InstalledJdks(
        Architecture.ARM64,
        running,
        List.of(
            Variable.of("ARCHBENCH_JAVA_HOME", environment::get),
            Variable.of("JAVA_HOME", environment::get)),
        List.of(root.resolve("nowhere"), parent, root.resolve("switched")));
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
  void aFormulaOfHomebrewIsLookedInto() throws IOException {
    Path home = jdk("jvm/openjdk@21/libexec/openjdk.jdk/Contents/Home", "JAVA_VERSION=\"21.0.1\"");
    assertThat(jdks().java(21)).contains(home.resolve("bin/java"));
  }

  @Test
  void aJdkThatAVariableNamesComesBeforeTheOthers() throws IOException {
    jdk("jvm/a", "JAVA_VERSION=\"21.0.1\"");
    Path second = jdk("own/second", "JAVA_VERSION=\"21.0.2\"");
    Path first = jdk("own/first.jdk/Contents/Home", "JAVA_VERSION=\"21.0.3\"");
    String bundle = root.resolve("own/first.jdk").toString();

    assertThat(jdks(Map.of("JAVA_HOME", second.toString())).java(21))
        .contains(second.resolve("bin/java"));
    assertThat(jdks(Map.of("JAVA_HOME", second.toString(), "ARCHBENCH_JAVA_HOME", bundle)).java(21))
        .contains(first.resolve("bin/java"));
    assertThat(jdks(Map.of("JAVA_HOME", "", "ARCHBENCH_JAVA_HOME", "/nonexistent")).java(21))
        .contains(parent.resolve("a/bin/java"));
  }

  @Test
  void oneJdkUnderManyNamesCountsOnce() throws IOException {
    Path debian = jdk("jvm/java-21-openjdk-arm64", "JAVA_VERSION=\"21.0.1\"");
    link("jvm/java-1.21.0-openjdk-arm64", "java-21-openjdk-arm64");
    link("jvm/default-java", "java-1.21.0-openjdk-arm64");
    Files.createDirectory(root.resolve("switched"));
    for (String version : List.of("21", "21.0", "openjdk64-21.0.1")) {
      link("switched/" + version, debian.toString());
    }
    link("switched/dangling", "/nonexistent");
    link("switched/round", "round");

    assertThat(jdks(Map.of("JAVA_HOME", parent.resolve("default-java").toString())).homes())
        .containsExactly(running, parent.resolve("default-java"));
    assertThat(jdks().homes()).hasSize(2);
  }

  @Test
  void aJdkForAnotherArchitectureIsPassedOver() throws IOException {
    Path translated = jdk("jvm/a", "JAVA_VERSION=\"21.0.1\"\nOS_ARCH=\"x86_64\"");
    assertThat(jdks().java(21)).isEmpty();
    assertThat(jdks().homes()).doesNotContain(translated);

    Path ours = jdk("jvm/b", "JAVA_VERSION=\"21.0.1\"\nOS_ARCH=\"aarch64\"");
    assertThat(jdks().java(21)).contains(ours.resolve("bin/java"));
  }

  @Test
  void allPlacesAreNamed() {
    assertThat(jdks(Map.of("JAVA_HOME", "/usr/lib/jvm/x")).searched())
        .isEqualTo(
            "%1$s/running (which runs archbench), ARCHBENCH_JAVA_HOME (not set), JAVA_HOME"
                + " (/usr/lib/jvm/x), or under %1$s/nowhere, %1$s/jvm, %1$s/switched",
            root);
  }

  @Test
  void theJdkOfThisMachineIsFound() {
    Architecture here = Architecture.of(System.getProperty("os.arch"));
    InstalledJdks jdks = InstalledJdks.ofThisMachine(here);

    assertThat(jdks.java(Runtime.version().feature())).contains(jdks.runningJava());
    assertThat(jdks.homes()).extracting(Path::toRealPath).doesNotHaveDuplicates();
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(root.resolve(name), Path.of(target));
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
