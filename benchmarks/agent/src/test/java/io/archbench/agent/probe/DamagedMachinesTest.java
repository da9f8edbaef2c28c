package io.archbench.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recorded machines with files missing or garbled at random: each is still a machine. */
class DamagedMachinesTest {
  private static final int MACHINES = 300;
  private static final List<String> RECORDINGS =
      List.of(
          "amd64-cgroup1",
          "amd64-cgroup2",
          "amd64-laptop-no-cgroups",
          "arm64-emulated-system",
          "arm64-laptop-no-cgroups",
          "arm64-mixed",
          "arm64-neoverse-n1",
          "arm64-qemu-user",
          "macos-amd64",
          "macos-arm64-m1",
          "macos-arm64-m2-pro",
          "macos-rosetta");
  private static final List<String> GARBAGE =
      List.of(
          "",
          "\n\n\n",
          "\0",
          "-1",
          "0 0",
          "1 0",
          "-9223372036854775808 -1",
          "9223372036854775807",
          "0-9223372036854775807",
          "99999999999999999999999999",
          "max max",
          "::",
          "0::\0",
          "0::/../../../..",
          "4:cpu,memory:" + "/x".repeat(5_000),
          ":".repeat(100_000),
          "processor\nprocessor:\nprocessor",
          "hw.physicalcpu: -3\nhw.perflevel0.logicalcpu: 99999999999\nhw.pagesize: x",
          "cpu " + "9223372036854775807 ".repeat(12),
          "KernelPageSize: 9223372036854775807 kB\nMemTotal: -1 kB");

  @TempDir private Path directory;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void noDamageMakesTheProbeFailOrHang() throws IOException {
    SplittableRandom random = new SplittableRandom(20_261_125);
    for (int number = 0; number < MACHINES; number++) {
      String name = RECORDINGS.get(number % RECORDINGS.size());
      String architecture = name.contains("arm64") ? "aarch64" : "x86_64";
      Path root = directory.resolve("machine-" + number);
      RecordedMachine.unpack(name, architecture, root);
      List<String> damage = damage(root, random);
      Machine machine = RecordedMachine.at(root, architecture);

      assertThatCode(() -> probe(machine))
          .as("%s without %s", name, damage)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aFileThatNeverEndsIsReadToALimit() throws IOException {
    Machine machine = RecordedMachine.unpack("amd64-cgroup2", "amd64", directory);
    Path endless = Path.of("/dev/zero");
    Files.delete(machine.proc().resolve("meminfo"));
    Files.createSymbolicLink(machine.proc().resolve("meminfo"), endless);

    assertThat(machine.proc("meminfo")).isPresent();
    probe(machine);
  }

  /** All that the agent asks; what it finds must also fit a record. */
  private static void probe(Machine machine) {
    EmulationGuard.Findings findings = EmulationGuard.look(machine);
    Environment environment =
        EnvironmentProbe.probe(
            machine, Path.of("/nonexistent/java"), List.of(), findings.suspicions());
    assertThat(environment.cpu().processors()).isPositive();
    assertThat(environment.cpu().model()).isNotBlank();
    byte[] json = CanonicalJson.bytes(environment);
    assertThat(CanonicalJson.read(json, Environment.class, "environment")).isEqualTo(environment);
    byte[] noise = CanonicalJson.bytes(NoiseProbe.probe(machine, Instant.EPOCH));
    assertThat(noise).isNotEmpty();
  }

  private static List<String> damage(Path root, SplittableRandom random) throws IOException {
    List<String> damaged = new ArrayList<>();
    for (int times = random.nextInt(1, 6); times > 0; times--) {
      List<Path> paths = below(root);
      if (!paths.isEmpty()) {
        Path path = paths.get(random.nextInt(paths.size()));
        damageOne(path, random);
        damaged.add(root.relativize(path).toString());
      }
    }
    return damaged;
  }

  private static void damageOne(Path path, SplittableRandom random) throws IOException {
    boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    int kind = random.nextInt(file ? 6 : 3);
    if (kind >= 4) {
      Files.writeString(path, GARBAGE.get(random.nextInt(GARBAGE.size())));
    } else if (kind == 3) {
      Files.write(path, bytes(random));
    } else {
      remove(path);
      if (kind == 1) {
        Files.createSymbolicLink(path, path.getFileName()); // leads to itself
      } else if (kind == 2) {
        Files.createDirectory(path);
      }
    }
  }

  private static byte[] bytes(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(1, 4_000)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static List<Path> below(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(path -> !path.equals(root)).sorted().toList();
    }
  }

  private static void remove(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      Files.delete(path);
      return;
    }
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
