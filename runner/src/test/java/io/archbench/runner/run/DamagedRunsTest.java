package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.TrialOutcome.Collected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        // a line that was torn off the journal's end takes nothing with it but what it said
        List<Collected> found = RunRecords.read(directory).collected();
        assertThat(whole).as("damage %d of %s", i, file).containsAll(found);
        if (!file.endsWith("journal.ndjson")) {
          assertThat(found).as("damage %d of %s", i, file).isEqualTo(whole);
        }
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
