package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.TrialRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Machines that lack something, as containers do; the programs that take it away are Linux's. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "made with programs of Linux")
class MachineFaultIT {
  private static final List<String> ONE_CELL = List.of("*steady");

  @TempDir private Path directory;
  private Archbench archbench;

  @BeforeEach
  void installHere() throws Exception {
    archbench = new Archbench(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void leaveNoProcess() {
    archbench.endAll();
  }

  /** Root may do all that these tests take away, and only root may take it away. */
  private static void assumeRoot() throws Exception {
    Root.assume("only root may change its user", "sh", "-c", "[ $(id -u) = 0 ]");
  }

  @Test
  void aUserWithoutAPasswdEntryOrAHomeCanMeasure() throws Exception {
    assumeRoot();
    Stranger.assumeMayRead();
    Path study = archbench.study("stranger", 1, ONE_CELL, Archbench.QUICK);
    Path runs = Files.createDirectory(directory.resolve("theirs"));
    Files.setPosixFilePermissions(runs, PosixFilePermissions.fromString("rwxrwxrwx"));

    Archbench.Result result =
        archbench
            .startedBy(Stranger.command())
            .run("run", study.toString(), "--runs", runs.toString());

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(new RunFiles(Path.of(result.lastLine())).records()).hasSize(2);
  }

  @Test
  void aWorkingDirectoryThatMayNotBeWrittenIsNamedWithARemedy() throws Exception {
    assumeRoot();
    Stranger.assumeMayRead();
    Path study = archbench.study("barred", 1, ONE_CELL, Archbench.QUICK);

    Archbench.Result barred = archbench.startedBy(Stranger.command()).run("run", study.toString());

    assertThat(barred.exit()).as(barred.err()).isEqualTo(5);
    assertThat(barred.lastLine()).contains("runs").contains("--runs").doesNotContain("Exception");
    assertThat(archbench.startedBy(Stranger.command()).run("plan", study.toString()).exit())
        .isZero();
  }

  @Test
  void oneProcessorIsEnough() throws Exception {
    Root.assume("no processor may be chosen here", "taskset", "-c", "0", "true");
    Path study =
        archbench.study(
            "alone",
            1,
            ONE_CELL,
            "{warmup: 100ms, iterations: 2, iterationTime: 100ms, timeout: 20s, threads: [quarter, max]}");

    Archbench.Result result =
        archbench.startedBy("taskset", "-c", "0").run("run", study.toString());

    assertThat(result.exit()).as(result.err()).isZero();
    RunFiles run = new RunFiles(directory.resolve(result.lastLine()));
    assertThat(run.records().keySet())
        .allSatisfy(
            file -> {
              TrialRecord record = RunFiles.record(file);
              assertThat(record.cells())
                  .hasSize(2)
                  .allSatisfy(
                      cell -> assertThat(((CellResult.Measured) cell).threads()).isEqualTo(1));
            });
  }

  @Test
  void noSharedMemoryIsNeeded() throws Exception {
    String[] without = {
      "unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=4k,ro none /dev/shm && exec \"$@\"", "sh"
    };
    String[] probe = Arrays.copyOf(without, without.length + 1);
    probe[without.length] = "true";
    Root.assume("only root may take /dev/shm away", probe);
    Path study = archbench.study("shmless", 1, ONE_CELL, Archbench.QUICK);

    Archbench.Result result = archbench.startedBy(without).run("run", study.toString());

    assertThat(result.exit()).as(result.err()).isZero();
  }

  @Test
  void aTrialWhoseProcessesAreAllKilledIsMeasuredAgain() throws Exception {
    Path study =
        archbench.study(
            "group",
            1,
            List.of("*steady", "*other"),
            "{warmup: 1s, iterations: 2, iterationTime: 500ms, timeout: 20s, threads: [1]}");
    Archbench.Running running = archbench.start("run", study.toString());
    running.awaitWords("cell 1/");
    Path run = archbench.awaitRun(running, "runs");

    // what the kernel does to a group whose memory is used up
    List<ProcessHandle> group = running.process().descendants().toList();
    assertThat(group).hasSizeGreaterThanOrEqualTo(2);
    group.forEach(ProcessHandle::destroyForcibly);

    Archbench.Result result = running.end();
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.err()).contains("-a2");
    RunFiles files = new RunFiles(run);
    assertThat(files.cells()).hasSize(4).doesNotHaveDuplicates();
    // the cell that was finished is kept, and not measured again
    assertThat(Files.readString(files.journal()))
        .containsPattern(
            "\"event\":\"LOST\",\"attempt\":1,\"kind\":\"[A-Z_a-z]+\",\"sha256\":\"[0-9a-f]{64}\"");
    assertThat(
            files.records().keySet().stream()
                .map(RunFiles::record)
                .map(record -> record.cells().size()))
        .containsExactlyInAnyOrder(1, 1, 2);
  }
}
