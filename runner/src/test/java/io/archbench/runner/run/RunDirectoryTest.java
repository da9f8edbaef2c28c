package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.Sha256;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.synthetic.RecordBuilder;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunDirectoryTest {
  private static final Collected RECORD = record("g1");
  private static final Collected OTHER = record("parallel");

  @TempDir private Path runs = Path.of("");
  private Path root = Path.of("");

  private static Collected record(String variant) {
    return RecordBuilder.of("indexing", variant)
        .cell("indexing/Search.term:thrpt:tmax", "ops/s", 100.5, 1e-7, 99)
        .collected();
  }

  @BeforeEach
  void create() {
    root = RunFixtures.directory(runs).root();
  }

  private RunDirectory directory() {
    return RunDirectory.open(root);
  }

  private Path file(Collected collected) {
    return root.resolve(RecordFiles.path(collected.record().spec().key()));
  }

  private static Collected stored(RunDirectory directory, Collected collected, String sha256) {
    return directory
        .recordFiles()
        .stored(collected.record().spec().id().text(), collected.record().spec().attempt(), sha256);
  }

  @Test
  void theLayoutIsAsDocumented() throws IOException {
    RunDirectory directory = directory();
    try (RunLock lock = directory.lock();
        RunLog log = new RunLog(directory, lock, Clock.systemUTC())) {
      log.append(new JournalEvent.RunStarted(directory.planSha256(), "", Optional.empty()));
    }
    String unused = directory.recordFiles().store(RECORD);

    assertThat(root.getFileName()).hasToString("demo-20261124T101500Z-abcdefgh");
    try (Stream<Path> all = Files.walk(root)) {
      assertThat(all.filter(Files::isRegularFile).map(path -> root.relativize(path).toString()))
          .containsExactlyInAnyOrder(
              "study.yaml",
              "plan.json",
              "journal.ndjson",
              "lock",
              "trials/indexing-g1-r01/a1/record.json.gz",
              "trials/indexing-g1-r01/a1/placement.json");
    }
  }

  @Test
  void whatIsStoredIsReadAgain() {
    String sha256 = directory().recordFiles().store(RECORD);
    assertThat(sha256).hasSize(64);
    assertThat(stored(directory(), RECORD, sha256)).isEqualTo(RECORD);
    assertThat(directory().plan()).isEqualTo(RunFixtures.plan());
    assertThat(directory().study()).isEqualTo(RunFixtures.STUDY);
  }

  @Test
  void theSameRecordStoredTwiceIsTheSameFile() {
    assertThat(directory().recordFiles().store(RECORD))
        .isEqualTo(directory().recordFiles().store(RECORD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut", "edited", "missing", "emptied"})
  void aRecordThatIsNotWhatWasStoredIsNamedAndLeavesTheOthersReadable(String damage)
      throws IOException {
    RunDirectory directory = directory();
    String sha256 = directory.recordFiles().store(RECORD);
    String other = directory.recordFiles().store(OTHER);
    damage(file(RECORD), damage);

    assertThatThrownBy(() -> stored(directory, RECORD, sha256))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageStartingWith(file(RECORD).toString())
        .hasMessageEndingWith("Restore it from a copy.");
    assertThat(stored(directory, OTHER, other)).isEqualTo(OTHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut", "missing", "emptied"})
  void aDamagedPlacementIsNamedToo(String damage) throws IOException {
    RunDirectory directory = directory();
    String sha256 = directory.recordFiles().store(RECORD);
    Path placement = file(RECORD).resolveSibling("placement.json");
    damage(placement, damage);

    assertThatThrownBy(() -> stored(directory, RECORD, sha256))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageStartingWith(placement.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut", "emptied"})
  void aDamagedPlanIsNamed(String damage) throws IOException {
    damage(root.resolve("plan.json"), damage);

    assertThatThrownBy(() -> directory().plan())
        .isInstanceOf(DamagedRunException.class)
        .hasMessageStartingWith(root.resolve("plan.json").toString());
  }

  @Test
  void aRecordOfALaterSchemaIsDamageAndNoBug() throws IOException {
    RunDirectory directory = directory();
    String unused = directory.recordFiles().store(RECORD);
    byte[] noRecord = gzip("{\"schemaVersion\":2}");
    Files.write(file(RECORD), noRecord);

    assertThatThrownBy(() -> stored(directory, RECORD, Sha256.of(noRecord)))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageStartingWith(file(RECORD).toString());
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  private static void damage(Path file, String how) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (how) {
      case "cut" -> Files.write(file, Arrays.copyOf(bytes, bytes.length - 7));
      case "edited" -> {
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
      case "emptied" -> Files.write(file, new byte[0]);
      case "missing" -> Files.delete(file);
      default -> throw new AssertionError(how);
    }
  }

  @Test
  void aDirectoryWithoutAPlanIsNoRun() {
    assertThatThrownBy(() -> RunDirectory.open(runs))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageContaining(runs + " is not a run")
        .hasMessageContaining("runs/");
  }

  @Test
  void aPlaceWhereNothingCanBeWrittenIsSaidWithARemedy() throws IOException {
    Files.writeString(root.resolve("trials"), "a file where a directory should be");

    assertThatThrownBy(() -> directory().recordFiles().store(RECORD))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(root.resolve("trials") + " is a file where a directory is needed")
        .hasMessageContaining("move it away");
  }

  @Test
  void aDirectoryThatMayNotBeWrittenIsSaidWithARemedy() throws IOException {
    Path trials = Files.createDirectory(root.resolve("trials"));
    Assumptions.assumeTrue(trials.toFile().setWritable(false), "no permissions here");
    Assumptions.assumeFalse(Files.isWritable(trials), "root may write everywhere");

    assertThatThrownBy(() -> directory().recordFiles().store(RECORD))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("permission denied")
        .hasMessageContaining("archbench resume");
  }

  @Test
  void noTemporaryFileIsLeftBesideWhatWasWritten() throws IOException {
    Path target = root.resolve("report.html");
    DurableFile.write(target, new byte[] {1});
    DurableFile.write(target, new byte[] {2, 3});

    assertThat(Files.readAllBytes(target)).containsExactly(2, 3);
    try (Stream<Path> files = Files.list(root)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("study.yaml", "plan.json", "report.html");
    }
  }

  @Test
  void aLockThatWasGivenBackIsNone() {
    RunLock lock = directory().lock();
    lock.check();
    lock.close();
    assertThatThrownBy(lock::check).isInstanceOf(IllegalStateException.class);
    try (RunLock again = directory().lock()) {
      again.check();
    }
  }

  /** A lock keeps other processes out, so it takes another process to see that. */
  @Test
  void anotherProcessIsKeptOutWhileTheLockIsHeld() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader words = holder.inputReader()) {
      assertThat(words.readLine()).isEqualTo("held");
      assertThatThrownBy(() -> directory().lock().close())
          .isInstanceOf(RunInUseException.class)
          .hasMessageContaining(root.toString())
          .hasMessageContaining("process " + holder.pid());
      assertThat(RunStatus.read(directory()).trialsLeft()).isPositive();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    try (RunLock free = directory().lock()) {
      free.check();
    }
  }

  /** Holds a run until it is killed. */
  static final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
      try (RunLock lock = RunDirectory.open(Path.of(arguments[0])).lock()) {
        lock.check();
        System.out.println("held");
        int unused = System.in.read();
      }
    }
  }
}
