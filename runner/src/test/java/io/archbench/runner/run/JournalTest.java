package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.runner.plan.Batch;
import io.archbench.runner.plan.Calibration;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.TrialOutcome.RefusalKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:15:00.250Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** One of each kind, with every optional both ways and words that need escapes. */
  private static final List<JournalEvent> ALL =
      List.of(
          new JournalEvent.RunStarted("a".repeat(64), "0.1.0", Optional.of("ada@build-7")),
          new JournalEvent.VariantPending("arm64", "this machine is amd64"),
          new JournalEvent.RoundPlanned(
              1, Phase.MEASURE, List.of(new JournalEvent.PlacedTrial("indexing-g1-r01", "local"))),
          new JournalEvent.Created("indexing-g1-r01", 1, "local"),
          new JournalEvent.Finished("indexing-g1-r01", 1),
          new JournalEvent.Lost(
              "indexing-g1-r01", 1, LossKind.ABORTED, "\"ü\"\n\r\t\u2028", Optional.empty()),
          new JournalEvent.Lost(
              "indexing-g1-r01", 2, LossKind.DEADLINE, "late", Optional.of("b".repeat(64))),
          new JournalEvent.Refused("indexing-g1-r01", 3, RefusalKind.SPEC, "unreadable"),
          new JournalEvent.Collected("indexing-g1-r02", 1, "c".repeat(64)),
          new JournalEvent.Voided("indexing-g1-r02", 2, "d".repeat(64), "throttled"),
          new JournalEvent.Released("indexing-g1-r02", 1),
          new JournalEvent.Interrupted(),
          new JournalEvent.RunFinished(),
          new JournalEvent.Calibrated(
              new Calibration(
                  Calibration.SCHEMA,
                  List.of(
                      new Calibration.CalibratedCell(
                          CellKey.parse("indexing/Search.term:thrpt:tmax"),
                          Optional.of(Duration.ofSeconds(37)),
                          List.of("300", "500"),
                          Optional.of("not steady on g1"))))),
          new JournalEvent.BatchPlanned(
              new Batch(
                  Phase.CONFIRM,
                  11,
                  20,
                  List.of(CellKey.parse("indexing/Search.term:thrpt:tmax")))),
          new JournalEvent.CellStopped(
              CellKey.parse("indexing/Search.term:thrpt:tmax"), "±2.1 % is reached"),
          new JournalEvent.BudgetSpent("41 node-hours of 40 (budget.nodeHours)"),
          new JournalEvent.Merged(List.of(new JournalEvent.Part("demo-1", "d".repeat(64)))),
          new JournalEvent.PlacesSought("arm64", 5),
          new JournalEvent.PlacesHeld("arm64", List.of("node-1", "node-2")));

  @TempDir private Path directory = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void write() {
    file = directory.resolve("journal.ndjson");
    append(ALL);
  }

  private void append(List<JournalEvent> events) {
    try (Journal journal = Journal.open(file, CLOCK)) {
      events.forEach(journal::append);
    }
  }

  @Test
  void everyKindOfEventIsReadAsItWasWritten() {
    Journal.Replay replay = Journal.read(file);

    assertThat(ALL.stream().map(Object::getClass).distinct())
        .hasSameElementsAs(Arrays.asList(JournalEvent.class.getPermittedSubclasses()));
    assertThat(replay.events()).isEqualTo(ALL);
    assertThat(replay.torn()).isEmpty();
    assertThat(replay.began()).contains(NOW);
  }

  @Test
  void linesAreNumberedWithoutGapsAcrossOpenings() throws IOException {
    append(ALL);

    assertThat(lines())
        .extracting(line -> line.replaceAll("(?s).*\"n\":(\\d+),\"t\".*", "$1"))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 2 * ALL.size()).mapToObj(Integer::toString).toList());
  }

  @Test
  void theFormOfALineDoesNotDependOnTheLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      append(List.of(ALL.get(3)));
    } finally {
      Locale.setDefault(before);
    }

    assertThat(lines().get(ALL.size()))
        .matches(
            "\\{\"check\":\"[0-9a-f]{8}\",\"n\":21,\"t\":\"2026-11-24T10:15:00.250Z\","
                + "\"event\":\"CREATED\",\"attempt\":1,\"place\":\"local\","
                + "\"trial\":\"indexing-g1-r01\"}");
  }

  @Test
  void aTornLastLineIsCutOffAndSaid() throws IOException {
    Files.writeString(file, "{\"check\":\"01", StandardOpenOption.APPEND);

    Journal.Replay replay = Journal.read(file);
    assertThat(replay.torn()).contains("{\"check\":\"01");
    assertThat(replay.events()).isEqualTo(ALL);

    append(List.of(new JournalEvent.RunFinished()));
    assertThat(Journal.read(file).torn()).isEmpty();
    assertThat(Journal.read(file).events())
        .hasSize(ALL.size() + 1)
        .endsWith(new JournalEvent.RunFinished());
  }

  @Test
  void aLineTornInTheMiddleOfACharacterIsCutOffToo() throws IOException {
    byte[] half = {'{', '"', (byte) 0xC3};
    Files.write(file, half, StandardOpenOption.APPEND);

    assertThat(Journal.read(file).torn()).isPresent();
    append(List.of(new JournalEvent.RunFinished()));
    assertThat(Journal.read(file).events()).hasSize(ALL.size() + 1);
  }

  @Test
  void readingChangesNothing() throws IOException {
    Files.writeString(file, "torn", StandardOpenOption.APPEND);
    byte[] before = Files.readAllBytes(file);
    Journal.Replay unused = Journal.read(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not JSON", "{}", "[1]", "null"})
  void aBadLineInTheMiddleStopsWithFileAndLine(String bad) throws IOException {
    replaceLine(4, bad);
    assertDamaged(4);
  }

  @Test
  void aMissingLineStopsWithFileAndLine() throws IOException {
    List<String> lines = lines();
    lines.remove(4);
    Files.write(file, lines);
    assertDamaged(5);
    assertThatThrownBy(() -> Journal.read(file))
        .hasMessageContaining("expected entry 5, found entry 6");
  }

  @Test
  void aDoubledLineStopsWithFileAndLine() throws IOException {
    List<String> lines = lines();
    lines.add(7, lines.get(6));
    Files.write(file, lines);
    assertDamaged(8);
  }

  @Test
  void anEditedLineStopsWithFileAndLineEvenIfItStillMakesSense() throws IOException {
    replaceLine(9, lines().get(8).replace("\"attempt\":1", "\"attempt\":2"));
    assertDamaged(9);
  }

  @Test
  void anEventOfALaterVersionStopsWithFileAndLine() throws IOException {
    Journal.Replay whole = Journal.read(file);
    assertThat(whole.events()).hasSize(ALL.size());
    replaceLine(12, lines().get(11).replace("INTERRUPTED", "PAUSED"));
    assertDamaged(12);
  }

  /** A fault of the disk or an editor never leads to events that were not written. */
  @Test
  void aChangedJournalGivesWhatWasWrittenOrIsCalledDamaged() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(20_261_124);
    int damaged = 0;
    for (int i = 0; i < 1_000; i++) {
      byte[] changed = mutation(whole, random);
      Files.write(file, changed);
      try {
        List<JournalEvent> events = Journal.read(file).events();
        assertThat(events).as("mutation %d", i).isEqualTo(ALL.subList(0, events.size()));
      } catch (DamagedRunException e) {
        damaged++;
        assertThat(e).hasMessageMatching("(?s).*journal\\.ndjson:\\d+: .*restore journal.*");
      }
    }
    assertThat(damaged).isBetween(200, 999);
  }

  private static byte[] mutation(byte[] whole, Random random) {
    int at = random.nextInt(whole.length);
    int length = 1 + random.nextInt(40);
    int end = Math.min(whole.length, at + length);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(whole, at);
      case 1 -> joined(Arrays.copyOf(whole, at), Arrays.copyOfRange(whole, end, whole.length));
      case 2 -> joined(Arrays.copyOf(whole, end), Arrays.copyOfRange(whole, at, whole.length));
      case 3 -> {
        byte[] zeroed = whole.clone();
        Arrays.fill(zeroed, at, end, (byte) 0);
        yield zeroed;
      }
      case 4 -> {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        yield flipped;
      }
      default -> {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        yield joined(
            joined(Arrays.copyOf(whole, at), noise), Arrays.copyOfRange(whole, at, whole.length));
      }
    };
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList());
  }

  private void replaceLine(int number, String line) throws IOException {
    List<String> lines = lines();
    assertThat(lines.set(number - 1, line)).isNotEqualTo(line);
    Files.write(file, lines);
  }

  private void assertDamaged(int line) {
    assertThatThrownBy(() -> Journal.read(file))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageStartingWith(file + ":" + line + ": ")
        .hasMessageContaining("restore journal.ndjson from a copy");
  }
}
