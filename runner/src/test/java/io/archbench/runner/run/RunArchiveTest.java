package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.k8s.job.JobSettings;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedCluster;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.trial.TrialOutcome.Collected;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunArchiveTest {
  @TempDir private Path directory;
  private RunDirectory begun;

  @BeforeEach
  void begin() {
    begun = RunFixtures.directory(directory.resolve("there"));
  }

  private void measure() throws InterruptedException {
    new StudyRun(
            begun,
            new FakeExecutor(begun),
            new SilentListener(),
            new StopRequest(),
            Clock.systemUTC(),
            "test")
        .execute();
  }

  private Path archive() throws IOException {
    Path file = directory.resolve("run.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      RunArchive.write(begun, out);
    }
    return file;
  }

  private Path here() {
    return directory.resolve("here").resolve(begun.root().getFileName().toString());
  }

  @Test
  void aRunThatHasJustBegunBeginsElsewhere() throws IOException {
    RunDirectory unpacked = RunArchive.unpack(archive(), here());

    assertThat(unpacked.plan()).isEqualTo(begun.plan());
    assertThat(unpacked.study()).isEqualTo(begun.study());
  }

  @Test
  void whatWasCollectedIsAllThereAndBroughtUpToDate() throws Exception {
    RunArchive.unpack(archive(), here());
    measure();
    List<Collected> collected = RunRecords.read(begun).collected();

    RunDirectory unpacked = RunArchive.unpack(archive(), here());

    assertThat(collected).isNotEmpty();
    assertThat(RunRecords.read(unpacked).collected()).isEqualTo(collected);
    assertThat(RunStatus.read(unpacked)).isEqualTo(RunStatus.read(begun));
  }

  @Test
  void whatOnlyMattersThereStaysThere() throws Exception {
    measure();
    for (String name : List.of("work/scratch", "suites/own/suite.jar", "trials/.x.tmp")) {
      Path file = begun.root().resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x");
    }

    Path unpacked = RunArchive.unpack(archive(), here()).root();

    assertThat(List.of("work", "suites", "trials/.x.tmp"))
        .noneMatch(name -> Files.exists(unpacked.resolve(name)));
  }

  @Test
  void aRunIsInTheClusterThatItWasFetchedFrom() throws Exception {
    begun =
        RunDirectory.create(
            directory.resolve("within"),
            RunFixtures.RUN,
            RunFixtures.NOW,
            new byte[0],
            planWithin());
    measure();
    RunDirectory fetched = RunArchive.unpack(archive(), here());
    fetched.fetchedFrom("lab");

    assertThat(fetched.plan()).isEqualTo(planWithin().from("lab"));
    assertThat(fetched.plan().cluster().orElseThrow().context("g1")).contains("lab");
    assertThat(RunStatus.read(fetched)).as("of the same plan").isEqualTo(RunStatus.read(begun));
    RunArchive.unpack(archive(), here());
    assertThat(fetched.plan().cluster().orElseThrow().context("g1")).contains("lab");
    begun.fetchedFrom("another");
    RunArchive.unpack(archive(), here());
    assertThat(fetched.plan().cluster().orElseThrow().context("g1"))
        .as("a context is that of one kubeconfig")
        .contains("lab");
  }

  /** As a runner has it that lives in its cluster. */
  private static Plan planWithin() {
    Plan plan = RunFixtures.plan();
    return plan.on(
        new PlannedCluster(
            Optional.empty(),
            new TreeMap<>(),
            Duration.ofMinutes(1),
            Duration.ZERO,
            JobSettings.in("lab")),
        plan.variants().stream()
            .collect(Collectors.toMap(PlannedVariant::name, variant -> "registry/image@sha256:0")));
  }

  @Test
  void aRecordOfWhichTheJournalDoesNotSpeakYetIsLeftOut() throws Exception {
    measure();
    Path record = firstRecord();
    Path later = begun.root().resolve("trials/indexing-g1-r02/a1/record.json.gz");
    Files.createDirectories(later.getParent());
    Files.writeString(later, "not yet");

    Path unpacked = RunArchive.unpack(archive(), here()).root();

    assertThat(unpacked.resolve(begun.root().relativize(record).toString())).exists();
    assertThat(unpacked.resolve("trials/indexing-g1-r02/a1/record.json.gz")).doesNotExist();
  }

  private Path firstRecord() throws IOException {
    try (Stream<Path> files = Files.walk(begun.root())) {
      return files.filter(file -> file.endsWith("record.json.gz")).findFirst().orElseThrow();
    }
  }

  @Test
  void anotherRunIsNotOverwritten() throws IOException {
    Path archive = archive();
    Files.createDirectories(here());
    Files.writeString(here().resolve("plan.json"), "{}");

    assertThatThrownBy(() -> RunArchive.unpack(archive, here()))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageContaining("holds another run");
    assertThat(here().resolve("plan.json")).hasContent("{}");
  }

  @Test
  void aRunThatWasGoneOnWithIsNotTurnedBack() throws Exception {
    measure();
    Path archive = archive();
    RunArchive.unpack(archive, here());
    Files.writeString(here().resolve("journal.ndjson"), "a line more\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> RunArchive.unpack(archive, here()))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageContaining("was gone on with");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../out",
        "/out",
        "trials/../../out",
        ".hidden",
        "a//b",
        "a\\b",
        "lock",
        "work/x",
        "suites/x"
      })
  void namesThatLeadElsewhereAreRefused(String name) throws IOException {
    Path file = directory.resolve("hostile.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("plan.json"));
      zip.write(Files.readAllBytes(begun.root().resolve("plan.json")));
      zip.putNextEntry(new ZipEntry(name));
      zip.write(1);
    }

    assertThatThrownBy(() -> RunArchive.unpack(file, here()))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageContaining("it holds '" + name + "'");
    assertThat(directory.resolve("out")).doesNotExist();
    assertThat(here()).doesNotExist();
  }

  @Test
  void anArchiveThatIsCutShortChangesNothing() throws Exception {
    measure();
    Path whole = archive();
    byte[] bytes = Files.readAllBytes(whole);
    for (int length : new int[] {0, 1, bytes.length / 2, bytes.length - 1}) {
      Path cut = Files.write(directory.resolve("cut.zip"), Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> RunArchive.unpack(cut, here())).isInstanceOf(IOException.class);
      assertThat(here()).doesNotExist();
    }
    Files.move(whole, directory.resolve("cut.zip"), StandardCopyOption.REPLACE_EXISTING);
    RunArchive.unpack(directory.resolve("cut.zip"), here());
  }
}
