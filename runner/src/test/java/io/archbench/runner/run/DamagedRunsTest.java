package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.TrialOutcome.Collected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a run's files: the same answer, or an error that names the file. */
class DamagedRunsTest {
  private static final int MUTATIONS = 1_000;

  @TempDir private Path runs;
  private RunDirectory directory;
  private List<Collected> whole;

  @BeforeEach
  void measure() throws InterruptedException {
    directory = RunFixtures.directory(runs);
    new StudyRun(
            directory,
            new FakeExecutor(directory),
            new SilentListener(),
            new StopRequest(),
            Clock.systemUTC(),
            "test")
        .execute();
    whole = RunRecords.read(directory).collected();
    assertThat(whole).isNotEmpty();
  }

  /** Records, placements, journal and plan; {@code study.yaml} is kept for people. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory.root())) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*(\\.json|\\.gz|\\.ndjson)"))
          .sorted()
          .toList();
    }
  }

  @Test
  void aThousandDamagesAreNamedOrChangeNothing() throws IOException {
    Random random = new Random(20_261_127);
    List<Path> files = files();
    List<String> unnamed = new ArrayList<>();
    int named = 0;
    int same = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] before = Files.readAllBytes(file);
      Files.write(file, damaged(before, random));
      try {
        List<Collected> found = RunRecords.read(directory).collected();
        assertThat(whole).as("damage %d of %s", i, file).containsAll(found);
        // lines that were cut off the journal's end may leave the last trial open, and no other
        int open = file.endsWith("journal.ndjson") ? 1 : 0;
        assertThat(found)
            .as("damage %d of %s", i, file)
            .hasSizeGreaterThanOrEqualTo(whole.size() - open);
        same++;
      } catch (DamagedRunException e) {
        named++;
        if (!(e.getMessage() + "").contains(file.getFileName().toString())) {
          unnamed.add(i + " of " + file + ": " + e.getMessage());
        }
      }
      Files.write(file, before);
    }
    assertThat(unnamed).isEmpty();
    assertThat(named).as("damages that were noticed").isGreaterThan(MUTATIONS / 2);
    assertThat(same).as("damages that change nothing, such as none at all").isPositive();
  }

  @Test
  void aJournalThatIsCutAtAnyLineIsNamedOrGoesOnWithoutMeasuringAgain() throws Exception {
    Path journal = directory.root().resolve("journal.ndjson");
    List<String> lines = Files.readAllLines(journal);
    int wentOn = 0;
    for (int kept = 0; kept < lines.size(); kept++) {
      Files.write(journal, lines.subList(0, kept));
      FakeExecutor executor = new FakeExecutor(directory);
      try {
        new StudyRun(
                directory,
                executor,
                new SilentListener(),
                new StopRequest(),
                Clock.systemUTC(),
                "test")
            .execute();
        assertThat(executor.measured).as("%d lines kept", kept).isEmpty();
        assertThat(RunRecords.read(directory).collected()).isEqualTo(whole);
        wentOn++;
      } catch (DamagedRunException e) {
        assertThat(e)
            .hasMessageContaining("does not know of")
            .hasMessageContaining("record.json.gz");
      }
    }
    assertThat(wentOn).isBetween(3, 10);
  }

  @Test
  void anEmptyJournalBesideRecordsIsNamed() throws IOException {
    Files.write(directory.root().resolve("journal.ndjson"), new byte[0]);

    assertThatThrownBy(() -> RunStatus.read(directory))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageContaining("journal.ndjson does not know of");
  }

  @Test
  void thePlacementOfAnotherTrialIsNamed() throws IOException {
    List<Path> placements =
        files().stream().filter(file -> file.endsWith("placement.json")).toList();
    Files.copy(placements.get(0), placements.get(1), StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> RunRecords.read(directory))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageContaining(placements.get(1).toString());
  }

  private static byte[] damaged(byte[] whole, Random random) {
    int at = random.nextInt(whole.length);
    int end = Math.min(whole.length, at + 1 + random.nextInt(60));
    byte[] head = Arrays.copyOf(whole, at);
    byte[] tail = Arrays.copyOfRange(whole, end, whole.length);
    return switch (random.nextInt(8)) {
      case 0 -> head;
      case 1 -> joined(head, tail);
      case 2 -> joined(Arrays.copyOf(whole, end), Arrays.copyOfRange(whole, at, whole.length));
      case 3 -> {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        yield flipped;
      }
      case 4 -> {
        byte[] noise = new byte[1 + random.nextInt(40)];
        random.nextBytes(noise);
        yield joined(joined(head, noise), Arrays.copyOfRange(whole, at, whole.length));
      }
      case 5 -> joined(joined(head, "[".repeat(20_000).getBytes(StandardCharsets.US_ASCII)), tail);
      case 6 -> joined(joined(head, "9".repeat(400).getBytes(StandardCharsets.US_ASCII)), tail);
      default -> new byte[random.nextInt(3)];
    };
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
