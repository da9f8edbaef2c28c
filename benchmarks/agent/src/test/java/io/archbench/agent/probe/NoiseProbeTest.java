package io.archbench.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.record.Environment.Cgroup;
import io.archbench.trial.record.NoiseCounters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoiseProbeTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:15:00Z");

  @TempDir private Path directory;

  @Test
  void stealAndTotalComeFromTheFirstLineOfStat() throws IOException {
    NoiseCounters noise = NoiseProbe.probe(machine("amd64-cgroup2"), NOW);

    assertThat(noise.time()).isEqualTo(NOW);
    assertThat(noise.stealTicks()).contains(123L);
    assertThat(noise.totalTicks()).contains(1000L + 20 + 300 + 40000 + 50 + 0 + 7 + 123);
  }

  @Test
  void theUnifiedHierarchyIsRead() throws IOException {
    Machine machine = machine("amd64-cgroup2");

    assertThat(limits(machine).version()).isEqualTo(2);
    assertThat(limits(machine).cpuQuota()).contains(2.5);
    assertThat(limits(machine).cpuset()).contains("0-3");
    assertThat(limits(machine).memoryLimitBytes()).contains(2147483648L);
    NoiseCounters noise = NoiseProbe.probe(machine, NOW);
    assertThat(noise.throttledPeriods()).contains(14L);
    assertThat(noise.throttledNanos()).contains(810_000L);
    assertThat(noise.cpuNanos()).contains(5_250_000_000L);
    assertThat(noise.memoryPeakBytes()).contains(734003200L);
    assertThat(noise.outOfMemoryKills()).contains(1L);
  }

  @Test
  void aGroupWithoutQuotaHasNone() throws IOException {
    Machine machine = machine("amd64-cgroup2");
    Files.writeString(machine.sys().resolve("fs/cgroup/cpu.max"), "max 100000\n");
    Files.writeString(machine.sys().resolve("fs/cgroup/memory.max"), "max\n");

    assertThat(limits(machine).cpuQuota()).isEmpty();
    assertThat(limits(machine).memoryLimitBytes()).isEmpty();
  }

  @Test
  void theTightestLimitOfTheGroupsAboveHolds() throws IOException {
    Machine machine = machine("amd64-cgroup2");
    Path inner = machine.sys().resolve("fs/cgroup/kubepods.slice/pod.slice");
    Files.createDirectories(inner);
    Files.writeString(machine.proc().resolve("self/cgroup"), "0::/kubepods.slice/pod.slice\n");
    Files.writeString(inner.resolve("cpu.max"), "max 100000\n");
    Files.writeString(inner.resolveSibling("cpu.max"), "150000 100000\n");

    assertThat(limits(machine).cpuQuota()).contains(1.5);
  }

  @Test
  void separateHierarchiesAreReadWhereTheProcessIsAndElseAtTheMount() throws IOException {
    Machine machine = machine("amd64-cgroup1");

    assertThat(limits(machine).version()).isEqualTo(1);
    assertThat(limits(machine).cpuQuota()).contains(0.5);
    assertThat(limits(machine).cpuset()).contains("0,1");
    assertThat(limits(machine).memoryLimitBytes()).contains(4294967296L);
    NoiseCounters noise = NoiseProbe.probe(machine, NOW);
    assertThat(noise.throttledPeriods()).contains(3L);
    assertThat(noise.throttledNanos()).contains(42_000_000L);
    assertThat(noise.cpuNanos()).contains(9_876_543_210L);
    assertThat(noise.memoryPeakBytes()).contains(1_048_576L);
    assertThat(noise.outOfMemoryKills()).contains(5L);
  }

  @Test
  void aMachineWithoutControlGroupsHasNoCounters() throws IOException {
    Machine machine = machine("arm64-neoverse-n1");

    assertThat(ControlGroup.of(machine)).isEmpty();
    NoiseCounters noise = NoiseProbe.probe(machine, NOW);
    assertThat(noise.stealTicks()).isEmpty();
    assertThat(noise.cpuNanos()).isEmpty();
  }

  private static Cgroup limits(Machine machine) {
    return ControlGroup.of(machine).orElseThrow().limits();
  }

  private Machine machine(String name) throws IOException {
    return RecordedMachine.unpack(name, "amd64", directory);
  }
}
