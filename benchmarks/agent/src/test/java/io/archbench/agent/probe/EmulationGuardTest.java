package io.archbench.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.agent.probe.EmulationGuard.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmulationGuardTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "amd64-cgroup1, amd64",
    "amd64-cgroup2, amd64",
    "arm64-neoverse-n1, aarch64",
    "arm64-neoverse-n2, aarch64",
    "arm64-cobalt-100, aarch64",
    "arm64-mixed, aarch64",
    "arm64-laptop-no-cgroups, aarch64",
    "arm64-vm-on-a-mac, aarch64",
    "amd64-laptop-no-cgroups, amd64",
    "macos-arm64-m1, aarch64",
    "macos-arm64-m2-pro, aarch64",
    "macos-amd64, x86_64"
  })
  void realMachinesRaiseNoSuspicion(String name, String architecture) throws IOException {
    Findings findings = EmulationGuard.look(machine(name, architecture));

    assertThat(findings.emulated()).isFalse();
    assertThat(findings.words()).isEmpty();
  }

  @Test
  void aMachineThatShowsNothingIsNoEvidence() throws IOException {
    Machine blank = RecordedMachine.at(directory, "aarch64");

    assertThat(EmulationGuard.look(blank).words()).isEmpty();
  }

  @Test
  void userModeEmulationIsProvedByKernelExecutableAndMappings() throws IOException {
    Findings findings = EmulationGuard.look(machine("arm64-qemu-user", "aarch64"));

    assertThat(findings.emulated()).isTrue();
    assertThat(findings.proofs()).hasSize(3);
    assertThat(findings.words()).contains("x86_64", "executes", "maps", "vendor_id", "midr_el1");
  }

  @Test
  void aKernelOfAnotherArchitectureIsProofByItself() throws IOException {
    Machine real = machine("arm64-neoverse-n1", "aarch64");

    assertThat(EmulationGuard.look(real).emulated()).isFalse();
    Files.writeString(real.proc().resolve("sys/kernel/arch"), "x86_64\n");
    assertThat(EmulationGuard.look(real).emulated()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qemu-aarch64",
        "qemu",
        "rosetta",
        "RosettaLinux",
        "FEXInterpreter",
        "FEX",
        "box64"
      })
  void theCommandNameOfAnEmulatorIsProof(String name) throws IOException {
    Machine machine = machine("amd64-cgroup2", "amd64");
    Files.writeString(machine.proc().resolve("self/comm"), name + "\n");

    assertThat(EmulationGuard.look(machine).emulated()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "fexample", "rosettanet", "qemulator", "box640"})
  void namesThatOnlyBeginLikeAnEmulatorAreNot(String name) throws IOException {
    Machine machine = machine("amd64-cgroup2", "amd64");
    Files.writeString(machine.proc().resolve("self/comm"), name + "\n");

    assertThat(EmulationGuard.look(machine).emulated()).isFalse();
  }

  @Test
  void oneSignIsRecordedButTwoIndependentOnesRefuse() throws IOException {
    Findings one = EmulationGuard.look(machine("arm64-unknown-implementer", "aarch64"));
    Findings two = EmulationGuard.look(machine("arm64-emulated-system", "aarch64"));

    assertThat(one.suspicions()).hasSize(1);
    assertThat(one.emulated()).isFalse();
    assertThat(two.suspicions()).hasSize(2);
    assertThat(two.emulated()).isTrue();
  }

  @Test
  void anX86ProcessorListIsNoSignOnX86() throws IOException {
    Machine machine = machine("arm64-emulated-system", "amd64");
    Files.delete(machine.proc().resolve("sys/kernel/arch"));

    assertThat(EmulationGuard.look(machine).words()).isEmpty();
  }

  @Test
  void rosettaIsProvedByItsOwnWordByItsProcessorAndByTheRealOne() throws IOException {
    Findings findings = EmulationGuard.look(machine("macos-rosetta", "x86_64"));

    assertThat(findings.proofs()).hasSize(3);
    assertThat(findings.words())
        .contains("sysctl.proc_translated: 1", "VirtualApple @ 2.50GHz", "hw.optional.arm64: 1")
        .contains("a JDK for arm64");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sysctl.proc_translated: 1",
        "machdep.cpu.brand_string: VirtualApple @ 2.50GHz processor",
        "hw.optional.arm64: 1"
      })
  void eachSignOfRosettaIsEnoughByItself(String sign) throws IOException {
    Files.writeString(directory.resolve("sysctl"), "hw.ncpu: 8\n");
    assertThat(EmulationGuard.look(RecordedMachine.at(directory, "x86_64")).emulated()).isFalse();

    Files.writeString(directory.resolve("sysctl"), "hw.ncpu: 8\n" + sign + "\n");
    assertThat(EmulationGuard.look(RecordedMachine.at(directory, "x86_64")).emulated()).isTrue();
  }

  @Test
  void anX86JvmOnAMacThatCannotBeAskedIsSuspicious() throws IOException {
    Files.writeString(directory.resolve("sysctl"), "");

    assertThat(EmulationGuard.look(RecordedMachine.at(directory, "x86_64")).suspicions())
        .hasSize(1);
    assertThat(EmulationGuard.look(RecordedMachine.at(directory, "aarch64")).words()).isEmpty();
  }

  @Test
  void aLinuxContainerThatRosettaTranslatesIsKnownByItsProcessor() throws IOException {
    Machine machine = machine("amd64-cgroup2", "amd64");
    Path cpuInfo = machine.proc().resolve("cpuinfo");
    assertThat(EmulationGuard.look(machine).emulated()).isFalse();

    Files.writeString(
        cpuInfo,
        Files.readString(cpuInfo)
            .replaceAll("model name.*", "model name\t: VirtualApple @ 2.50GHz"));

    assertThat(EmulationGuard.look(machine).proofs()).hasSize(1);
  }

  private Machine machine(String name, String architecture) throws IOException {
    return RecordedMachine.unpack(name, architecture, directory.resolve(name));
  }
}
