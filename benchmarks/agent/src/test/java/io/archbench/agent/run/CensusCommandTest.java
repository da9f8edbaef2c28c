package io.archbench.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.agent.probe.RecordedMachine;
import io.archbench.trial.AgentContract;
import io.archbench.trial.Architecture;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.MachineDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CensusCommandTest {
  /** What the kubelet hands on of a termination message. */
  private static final long MOST_BYTES = 4_096;

  @TempDir private Path directory;

  private int run(String machine, String architecture, Path termination) throws IOException {
    return CensusCommand.run(
        RecordedMachine.unpack(machine, architecture, directory.resolve(machine)), termination);
  }

  private static MachineDescription read(Path file) throws IOException {
    return CanonicalJson.read(Files.readAllBytes(file), MachineDescription.class, "description");
  }

  @ParameterizedTest
  @CsvSource({
    "amd64-cgroup2, amd64, AMD64, Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz, 4",
    "arm64-cobalt-100, aarch64, ARM64, Azure Cobalt 100, 2",
    "arm64-mixed, aarch64, ARM64, Cortex-A53 + Cortex-A72, 6"
  })
  void theMachineIsDescribedAsARecordWould(
      String machine, String name, Architecture architecture, String model, int processors)
      throws IOException {
    Path termination = Files.createFile(directory.resolve("termination"));

    assertThat(run(machine, name, termination)).isEqualTo(AgentContract.EXIT_COMPLETE);

    assertThat(termination).satisfies(file -> assertThat(Files.size(file)).isLessThan(MOST_BYTES));
    MachineDescription found = read(termination);
    assertThat(found.architecture()).isEqualTo(architecture);
    assertThat(found.cpu().model()).isEqualTo(model);
    assertThat(found.cpu().processors()).isEqualTo(processors);
    assertThat(found.emulated()).isFalse();
  }

  @Test
  void anEmulatedMachineSaysSo() throws IOException {
    Path termination = directory.resolve("termination");

    // the JVM is arm64's, the kernel is not
    assertThat(run("amd64-cgroup2", "aarch64", termination)).isZero();

    assertThat(read(termination).emulated()).isTrue();
    assertThat(read(termination).signs()).isNotEmpty();
  }

  @Test
  void whatCannotBeSaidIsAnExitCode() throws IOException {
    assertThat(run("amd64-cgroup2", "riscv64", directory.resolve("termination")))
        .isEqualTo(AgentContract.EXIT_ARCHITECTURE);
    assertThat(run("amd64-cgroup1", "amd64", directory.resolve("missing/termination")))
        .isEqualTo(AgentContract.EXIT_INCOMPLETE);
  }
}
