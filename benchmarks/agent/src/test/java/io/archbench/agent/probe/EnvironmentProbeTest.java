package io.archbench.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Architecture;
import io.archbench.trial.record.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
  void thisMachineCanBeProbed() {
    Environment environment =
        EnvironmentProbe.probe(Machine.here(), JAVA, List.of("-Xmx32m"), List.of());

    assertThat(environment.architecture().text()).isIn("amd64", "arm64");
    assertThat(environment.kernel()).isNotBlank();
    assertThat(environment.jvm().finalFlags()).isNotEmpty();
  }
}
