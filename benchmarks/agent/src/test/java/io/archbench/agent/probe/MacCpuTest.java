package io.archbench.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.record.Environment.Cpu;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MacCpuTest {
  @TempDir private Path directory;

  @Test
  void theCoresAndCachesOfBothKindsAreKept() throws IOException {
    Cpu cpu = probe("macos-arm64-m2-pro", "aarch64");

    assertThat(cpu.model()).isEqualTo("Apple M2 Pro");
    assertThat(cpu.processors()).isEqualTo(12);
    assertThat(cpu.cores()).contains(12);
    assertThat(cpu.threadsPerCore()).contains(1);
    assertThat(cpu.details())
        .isEqualTo(
            Map.of(
                "family", "-634136515",
                "subfamily", "4",
                "machine", "Mac14,9",
                "kinds", "8 Performance + 4 Efficiency"));
    assertThat(cpu.caches())
        .isEqualTo(Map.of("L1d", "128K + 64K", "L1i", "192K + 128K", "L2", "16384K + 4096K"));
    assertThat(cpu.governor()).isEqualTo("unknown");
    assertThat(cpu.numaNodes()).isEmpty();
  }

  @Test
  void kindsThatAnOlderSystemDoesNotNameAreNumbered() throws IOException {
    assertThat(probe("macos-arm64-m1", "aarch64").details())
        .containsEntry("kinds", "4 perflevel0 + 4 perflevel1");
  }

  @Test
  void anIntelMacHasThreadsAndThreeLevelsOfCache() throws IOException {
    Cpu cpu = probe("macos-amd64", "x86_64");

    assertThat(cpu.model()).isEqualTo("Intel(R) Core(TM) i7-9750H CPU @ 2.60GHz");
    assertThat(cpu.processors()).isEqualTo(12);
    assertThat(cpu.cores()).contains(6);
    assertThat(cpu.threadsPerCore()).contains(2);
    assertThat(cpu.details())
        .containsEntry("vendor", "GenuineIntel")
        .containsEntry("family", "6")
        .containsEntry("model", "158")
        .containsEntry("stepping", "10")
        .containsEntry("microcode", "202")
        .doesNotContainKey("kinds");
    assertThat(cpu.caches())
        .isEqualTo(Map.of("L1d", "32K", "L1i", "32K", "L2", "256K", "L3", "12288K"));
  }

  @Test
  void whatIsNotToldIsUnknown() {
    Cpu cpu = MacCpu.of(Sysctl.of("hw.physicalcpu: 0\nhw.logicalcpu: many\nhw.l2cachesize: 0\n"));

    assertThat(cpu.model()).isEqualTo("unknown");
    assertThat(cpu.processors()).isPositive();
    assertThat(cpu.cores()).isEmpty();
    assertThat(cpu.threadsPerCore()).isEmpty();
    assertThat(cpu.caches()).isEmpty();
  }

  private Cpu probe(String name, String architecture) throws IOException {
    return CpuProbe.probe(RecordedMachine.unpack(name, architecture, directory));
  }
}
