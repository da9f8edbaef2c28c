package io.archbench.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.record.Environment.Cpu;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuProbeTest {
  @TempDir private Path directory;

  @Test
  void anX86ProcessorIsIdentifiedByNameSteppingAndMicrocode() throws IOException {
    Cpu cpu = probe("amd64-cgroup2", "amd64");

    assertThat(cpu.model()).isEqualTo("Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz");
    assertThat(cpu.details())
        .containsEntry("vendor", "GenuineIntel")
        .containsEntry("family", "6")
        .containsEntry("model", "106")
        .containsEntry("stepping", "6")
        .containsEntry("microcode", "0xffffffff")
        .hasSize(5);
  }

  @Test
  void siblingsCachesAndNodesAreCounted() throws IOException {
    Cpu cpu = probe("amd64-cgroup2", "amd64");

    assertThat(cpu.processors()).isEqualTo(4);
    assertThat(cpu.cores()).contains(2);
    assertThat(cpu.threadsPerCore()).contains(2);
    assertThat(cpu.numaNodes()).contains(1);
    assertThat(cpu.caches())
        .containsEntry("L1d", "48K")
        .containsEntry("L1i", "32K")
        .containsEntry("L2", "1280K")
        .containsEntry("L3", "49152K");
  }

  @Test
  void aMissingGovernorIsUnknownAndAPresentOneIsRecorded() throws IOException {
    assertThat(probe("amd64-cgroup2", "amd64").governor()).isEqualTo("unknown");
    assertThat(probe("amd64-cgroup1", "amd64").governor()).isEqualTo("performance");
  }

  @ParameterizedTest
  @CsvSource({
    "arm64-neoverse-n1, Neoverse N1, 0x41, 0xd0c, 0x3, 1",
    "arm64-neoverse-n2, Neoverse N2, 0x41, 0xd49, 0x0, 0",
    "arm64-cobalt-100, Azure Cobalt 100, 0x6d, 0xd49, 0x0, 0"
  })
  void anArmProcessorIsIdentifiedByItsNumbers(
      String machine,
      String model,
      String implementer,
      String part,
      String variant,
      String revision)
      throws IOException {
    Cpu cpu = probe(machine, "aarch64");

    assertThat(cpu.model()).isEqualTo(model);
    assertThat(cpu.details())
        .containsEntry("implementer", implementer)
        .containsEntry("part", part)
        .containsEntry("variant", variant)
        .containsEntry("revision", revision)
        .hasSize(4);
    assertThat(cpu.threadsPerCore()).contains(1);
  }

  @Test
  void mixedCoresAreAllNamed() throws IOException {
    Cpu cpu = probe("arm64-mixed", "aarch64");

    assertThat(cpu.model()).isEqualTo("Cortex-A53 + Cortex-A72");
    assertThat(cpu.details()).containsEntry("part", "0xd03,0xd08").containsEntry("revision", "4,2");
    assertThat(cpu.details()).containsEntry("kinds", "4 Cortex-A53 + 2 Cortex-A72");
    assertThat(cpu.processors()).isEqualTo(6);
  }

  @Test
  void mixedCoresOfOneNameAreToldApartByTheKernelsDevices() throws IOException {
    Cpu cpu = probe("amd64-laptop-no-cgroups", "amd64");

    assertThat(cpu.model()).isEqualTo("12th Gen Intel(R) Core(TM) i5-1240P");
    assertThat(cpu.details()).containsEntry("kinds", "4 Performance + 2 Efficiency");
    assertThat(cpu.governor()).isEqualTo("powersave");
  }

  @Test
  void applesCoresAreNamedUnderLinuxTooAndWhereTheyAreVirtualItIsSaid() throws IOException {
    assertThat(probe("arm64-laptop-no-cgroups", "aarch64").model())
        .isEqualTo("Apple M1 Icestorm + Apple M1 Firestorm");
    assertThat(probe("arm64-vm-on-a-mac", "aarch64").model())
        .isEqualTo("Apple silicon (virtual machine)");
  }

  @Test
  void anUnknownCoreIsNamedByItsNumbers() throws IOException {
    assertThat(probe("arm64-unknown-implementer", "aarch64").model()).isEqualTo("arm64 0x00/0x051");
  }

  @Test
  void aMachineThatShowsNothingStillHasAProcessor() throws IOException {
    Cpu cpu = CpuProbe.probe(RecordedMachine.at(directory, "amd64"));

    assertThat(cpu.model()).isEqualTo("unknown");
    assertThat(cpu.processors()).isPositive();
    assertThat(cpu.cores()).isEmpty();
    assertThat(cpu.caches()).isEmpty();
  }

  private Cpu probe(String name, String architecture) throws IOException {
    return CpuProbe.probe(RecordedMachine.unpack(name, architecture, directory.resolve(name)));
  }
}
