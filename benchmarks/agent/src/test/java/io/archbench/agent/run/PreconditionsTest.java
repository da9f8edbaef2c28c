package io.archbench.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.archbench.agent.probe.Machine;
import io.archbench.agent.probe.RecordedMachine;
import io.archbench.trial.AgentContract;
import io.archbench.trial.Architecture;
import io.archbench.trial.Payload;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreconditionsTest {
  @TempDir private Path directory;
  private SuiteDirectory suite;

  @BeforeEach
  void makeASuite() throws IOException {
    Files.writeString(directory.resolve("suite.jar"), "jar");
    suite = new SuiteDirectory(directory);
  }

  @Test
  void aRealMachineOfTheRightArchitectureWithTheRightSuiteIsAccepted() throws IOException {
    Preconditions.check(
        spec(Architecture.ARM64, Payload.JMH, suite.sha256()),
        suite,
        machine("arm64-cobalt-100", "aarch64"));
  }

  @Test
  void anotherArchitectureIsRefused() throws IOException {
    RefusedTrialException refusal =
        refused(Architecture.ARM64, suite.sha256(), machine("amd64-cgroup2", "amd64"));

    assertThat(refusal.kind()).isEqualTo(RefusalKind.WRONG_ARCHITECTURE);
    assertThat(refusal.exitCode()).isEqualTo(AgentContract.EXIT_ARCHITECTURE);
    assertThat(refusal).hasMessageContaining("arm64").hasMessageContaining("amd64");
  }

  @Test
  void anArchitectureWithoutANameHereIsRefused() throws IOException {
    assertThat(
            refused(Architecture.ARM64, suite.sha256(), machine("arm64-mixed", "riscv64")).kind())
        .isEqualTo(RefusalKind.WRONG_ARCHITECTURE);
  }

  @Test
  void anEmulatedMachineIsRefused() throws IOException {
    RefusedTrialException refusal =
        refused(Architecture.ARM64, suite.sha256(), machine("arm64-qemu-user", "aarch64"));

    assertThat(refusal.kind()).isEqualTo(RefusalKind.EMULATED);
    assertThat(refusal.exitCode()).isEqualTo(AgentContract.EXIT_ARCHITECTURE);
    assertThat(refusal).hasMessageContaining("qemu-aarch64");
  }

  @Test
  void oneSuspicionIsNotEnoughToRefuse() throws IOException {
    Preconditions.check(
        spec(Architecture.ARM64, Payload.JMH, suite.sha256()),
        suite,
        machine("arm64-unknown-implementer", "aarch64"));
  }

  @Test
  void anotherOrAMissingSuiteIsRefused() throws IOException {
    Machine machine = machine("amd64-cgroup2", "amd64");
    RefusedTrialException other = refused(Architecture.AMD64, "0".repeat(64), machine);
    Files.delete(directory.resolve("suite.jar"));
    RefusedTrialException missing = refused(Architecture.AMD64, "0".repeat(64), machine);

    assertThat(other.exitCode()).isEqualTo(AgentContract.EXIT_VERSION);
    assertThat(missing.exitCode()).isEqualTo(AgentContract.EXIT_VERSION);
  }

  @Test
  void aCommandIsNotSupported() throws IOException {
    Machine machine = machine("amd64-cgroup2", "amd64");
    TrialSpec command = spec(Architecture.AMD64, Payload.COMMAND, suite.sha256());

    RefusedTrialException refusal =
        catchThrowableOfType(
            RefusedTrialException.class, () -> Preconditions.check(command, suite, machine));

    assertThat(refusal.exitCode()).isEqualTo(AgentContract.EXIT_SPEC);
    assertThat(refusal).hasMessageContaining("not supported by this version");
  }

  @Test
  void aMissingSpecIsRefused() {
    RefusedTrialException refusal =
        catchThrowableOfType(RefusedTrialException.class, () -> Preconditions.spec(null));

    assertThat(refusal.exitCode()).isEqualTo(AgentContract.EXIT_SPEC);
  }

  private RefusedTrialException refused(Architecture asked, String sha256, Machine machine) {
    return catchThrowableOfType(
        RefusedTrialException.class,
        () -> Preconditions.check(spec(asked, Payload.JMH, sha256), suite, machine));
  }

  private static TrialSpec spec(Architecture architecture, Payload payload, String sha256) {
    return Specs.spec(architecture, payload, sha256, 1, List.of());
  }

  private Machine machine(String name, String architecture) throws IOException {
    return RecordedMachine.unpack(name, architecture, directory.resolve(name));
  }
}
