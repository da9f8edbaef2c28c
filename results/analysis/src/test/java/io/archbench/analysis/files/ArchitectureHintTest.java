package io.archbench.analysis.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Architecture;
import io.archbench.trial.jmh.JmhRuntime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureHintTest {
  private static Optional<Architecture> hint(String jvm, String argument) {
    return ArchitectureHint.of(
        new JmhRuntime(
            Optional.empty(),
            Optional.of(jvm),
            Optional.of(List.of(argument)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "/usr/lib/jvm/java-21-openjdk-arm64/bin/java, ARM64",
    "/jdk-17.0.2-Linux-AArch64/bin/java, ARM64",
    "/usr/lib/jvm/java-11-openjdk-11.0.6.10-0.fc32.x86_64/bin/java, AMD64",
    "/opt/hostedtoolcache/jdk/8.0.312/x64/jre/bin/java, AMD64",
    "/usr/lib/jvm/java-17-amd64/bin/java, AMD64"
  })
  void pathsGiveAHint(String jvm, Architecture expected) {
    assertThat(hint(jvm, "-Xmx1g")).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/usr/lib/jvm/java-17/bin/java", "/home/x6400/java", "/charm64x/java"})
  void otherPathsGiveNone(String jvm) {
    assertThat(hint(jvm, "-Xmx1g")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Djava.library.path=/usr/lib/aarch64-linux-gnu"})
  void argumentsMayGiveOneToo(String argument) {
    assertThat(hint("/java", argument)).hasValue(Architecture.ARM64);
  }
}
