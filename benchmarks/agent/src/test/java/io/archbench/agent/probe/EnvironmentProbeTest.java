package io.archbench.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Architecture;
import io.archbench.trial.record.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentProbeTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path directory;

  @Test
  void kernelMemoryAndClockAreRecorded() throws IOException {
    Machine machine = RecordedMachine.unpack("arm64-neoverse-n1", "aarch64", directory);

    Environment environment =
        EnvironmentProbe.probe(machine, JAVA, List.of(), List.of("looks odd"));

    assertThat(environment.architecture()).isEqualTo(Architecture.ARM64);
    assertThat(environment.kernel()).isEqualTo("6.1.0-13-cloud-arm64");
    assertThat(environment.pageSizeBytes()).contains(4096L);
    assertThat(environment.transparentHugePages()).contains("madvise");
    assertThat(environment.clockSource()).contains("arch_sys_counter");
    assertThat(environment.memoryBytes()).contains(16374972L * 1024);
    assertThat(environment.cgroup()).isEqualTo(Environment.Cgroup.NONE);
    assertThat(environment.suspicions()).containsExactly("looks odd");
  }

  @Test
  void aMacTellsItsKernelPagesAndMemoryAndNothingOfControlGroups() throws IOException {
    Environment environment = probe("macos-arm64-m2-pro", "aarch64");

    assertThat(environment.osName()).isEqualTo("macOS 14.6.1 (23G93)");
    assertThat(environment.kernel()).isEqualTo("Darwin 23.6.0");
    assertThat(environment.pageSizeBytes()).contains(16384L);
    assertThat(environment.memoryBytes()).contains(17179869184L);
    assertThat(environment.cgroup()).isEqualTo(Environment.Cgroup.NONE);
    assertThat(environment.transparentHugePages()).isEmpty();
    assertThat(environment.clockSource()).isEmpty();
  }

  @Test
  void aMacThatDoesNotAnswerIsUnknownAndNothingWorse() throws IOException {
    Files.writeString(directory.resolve("sysctl"), "");

    Environment environment = probe(RecordedMachine.at(directory, "aarch64"));

    assertThat(environment.osName()).isEqualTo("Mac OS X");
    assertThat(environment.kernel()).isEqualTo(System.getProperty("os.version"));
    assertThat(environment.cpu().model()).isEqualTo("unknown");
    assertThat(environment.cpu().processors()).isPositive();
    assertThat(environment.pageSizeBytes()).isEmpty();
  }

  @Test
  void aLinuxWithoutControlGroupsIsKnownButForItsLimits() throws IOException {
    Environment environment = probe("arm64-laptop-no-cgroups", "aarch64");

    assertThat(environment.cgroup()).isEqualTo(Environment.Cgroup.NONE);
    assertThat(environment.kernel()).isEqualTo("6.6.3-asahi");
    assertThat(environment.pageSizeBytes()).contains(16384L);
    assertThat(environment.cpu().processors()).isEqualTo(8);
  }

  @Test
  void withoutSysWhatProcTellsIsKept() throws IOException {
    RecordedMachine.unpack("amd64-cgroup2", "amd64", directory);
    removeAll(directory.resolve("sys"));

    Environment environment = probe(RecordedMachine.at(directory, "amd64"));

    assertThat(environment.cpu().model()).contains("8370C");
    assertThat(environment.cpu().processors()).isEqualTo(4);
    assertThat(environment.cpu().cores()).isEmpty();
    assertThat(environment.cpu().governor()).isEqualTo("unknown");
    assertThat(environment.memoryBytes()).isPresent();
    assertThat(environment.clockSource()).isEmpty();
    assertThat(environment.cgroup()).isEqualTo(Environment.Cgroup.NONE);
  }

  @Test
  void withoutProcWhatSysTellsIsKept() throws IOException {
    RecordedMachine.unpack("amd64-cgroup2", "amd64", directory);
    removeAll(directory.resolve("proc"));

    Environment environment = probe(RecordedMachine.at(directory, "amd64"));

    assertThat(environment.cpu().model()).isEqualTo("unknown");
    assertThat(environment.cpu().cores()).contains(2);
    assertThat(environment.cgroup().cpuQuota()).contains(2.5);
    assertThat(environment.pageSizeBytes()).isEmpty();
    assertThat(environment.memoryBytes()).isEmpty();
    assertThat(environment.kernel()).isEqualTo(System.getProperty("os.version"));
  }

  private Environment probe(String name, String architecture) throws IOException {
    return probe(RecordedMachine.unpack(name, architecture, directory));
  }

  private static Environment probe(Machine machine) {
    return EnvironmentProbe.probe(machine, Path.of("/nonexistent/java"), List.of(), List.of());
  }

  private static void removeAll(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void thisMachineCanBeProbed() {
    Environment environment =
        EnvironmentProbe.probe(Machine.here(), JAVA, List.of("-Xmx32m"), List.of());

    assertThat(environment.architecture().text()).isIn("amd64", "arm64");
    assertThat(environment.kernel()).isNotBlank();
    assertThat(environment.jvm().finalFlags()).isNotEmpty();
  }
}
