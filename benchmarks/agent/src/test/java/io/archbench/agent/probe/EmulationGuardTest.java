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
    "arm64-mixed, aarch64"
  })
  void realMachinesRaiseNoSuspicion(String name, String architecture) throws IOException {
    Findings findings = EmulationGuard.look(machine(name, architecture));

    assertThat(findings.emulated()).isFalse();
    assertThat(findings.words()).isEmpty();
  }

  @Test
  void aMachineThatShowsNothingIsNoEvidence() {
    Machine blank = new Machine("aarch64", directory.resolve("p"), directory.resolve("s"));

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

  private Machine machine(String name, String architecture) throws IOException {
    return RecordedMachine.unpack(name, architecture, directory.resolve(name));
  }
}
