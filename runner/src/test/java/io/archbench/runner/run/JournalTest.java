package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.Phase;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.TrialOutcome.RefusalKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:15:00.250Z"), ZoneOffset.UTC);

  private static final List<JournalEvent> EVENTS =
      List.of(
          new JournalEvent.RunStarted("0".repeat(64), "0.1.0"),
          new JournalEvent.VariantPending("arm64", "this machine is amd64"),
          new JournalEvent.RoundPlanned(
              1, Phase.MEASURE, List.of(new JournalEvent.PlacedTrial("stub-a-r01", "local"))),
          new JournalEvent.Created("stub-a-r01", 1, "local"),
          new JournalEvent.Finished("stub-a-r01", 1),
          new JournalEvent.Lost(
              "stub-a-r01", 1, LossKind.ABORTED, "line\nbreak \"quoted\"", Optional.of("ab")),
          new JournalEvent.Lost("stub-a-r01", 2, LossKind.EVICTED, "", Optional.empty()),
          new JournalEvent.Refused("stub-a-r01", 3, RefusalKind.EMULATED, "qemu"),
          new JournalEvent.Collected("stub-a-r01", 4, "cd"),
          new JournalEvent.Released("stub-a-r01", 4),
          new JournalEvent.Interrupted(),
          new JournalEvent.RunFinished());

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void writeAll() {
    file = directory.resolve("journal.ndjson");
    append(EVENTS);
  }

  private void append(List<JournalEvent> events) {
    try (Journal journal = Journal.open(file, CLOCK)) {
      events.forEach(journal::append);
    }
  }

  @Test
  void everyKindOfEventReadsBack() {
    Journal.Replay replay = Journal.read(file);

    assertThat(replay.events()).isEqualTo(EVENTS);
    assertThat(replay.torn()).isEmpty();
    assertThat(replay.began()).contains(CLOCK.instant());
  }

  @Test
  void linesAreNumberedWithoutGapsAlsoAfterReopening() throws IOException {
    append(List.of(new JournalEvent.RunFinished()));

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(EVENTS.size() + 1);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i))
          .startsWith("{\"n\":" + (i + 1) + ",\"t\":\"2026-11-24T10:15:00.250Z\",\"event\":");
    }
  }

  @Test
  void aTornLastLineIsCutOffSaidAndWrittenOver() throws IOException {
    byte[] torn = {'{', '"', 'n', (byte) 0xc3};
    Files.write(file, torn, StandardOpenOption.APPEND);

    assertThat(Journal.read(file).torn()).isPresent();
    append(List.of(new JournalEvent.RunFinished()));

    assertThat(Journal.read(file).torn()).isEmpty();
    assertThat(Journal.read(file).events()).hasSize(EVENTS.size() + 1).startsWith(EVENTS.get(0));
  }

  @Test
  void anEditedLineStopsWithFileAndLine() throws IOException {
    Files.writeString(file, Files.readString(file).replace("CREATED", "CREATE"));

    assertThatThrownBy(() -> Journal.read(file))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageContaining(file + ":4")
        .hasMessageContaining("restore");
  }

  @Test
  void aLineThatWasTakenOutStopsWithFileAndLine() throws IOException {
    List<String> lines = Files.readAllLines(file);
    Files.writeString(
        file, lines.get(0) + "\n" + String.join("\n", lines.subList(2, lines.size())) + "\n");

    assertThatThrownBy(() -> Journal.read(file))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageContaining(file + ":2")
        .hasMessageContaining("expected entry 2, found entry 3");
  }

  @Test
  void aMutatedJournalIsReadOrRefusedByLineButNeverAnythingElse() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(20_261_124);
    int refused = 0;
    for (int i = 0; i < 1_000; i++) {
      byte[] mutated = whole.clone();
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      Files.write(file, mutated);
      try {
        assertThat(Journal.read(file).events()).hasSizeLessThanOrEqualTo(EVENTS.size());
      } catch (DamagedRunException e) {
        refused++;
        assertThat(e).hasMessageContaining(file + ":");
      }
    }
    assertThat(refused).as("most mutations are noticed").isGreaterThan(500);
  }
}
