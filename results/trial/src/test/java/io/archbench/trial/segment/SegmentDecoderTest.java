package io.archbench.trial.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.segment.SegmentDecoder.Decoded;
import io.archbench.trial.segment.SegmentDecoder.Whole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentDecoderTest {
  private final Attempt attempt = new Attempt();

  private Decoded decode(List<String> lines) {
    return SegmentDecoder.decode(attempt.trial(), String.join("\n", lines));
  }

  @Test
  void whatWasPrintedIsRead() {
    Decoded decoded = SegmentDecoder.decode(attempt.trial(), attempt.log());

    assertThat(decoded.problems()).isEmpty();
    assertThat(decoded.segments()).extracting(Whole::sha256).isEqualTo(attempt.digests());
    assertThat(decoded.segments())
        .extracting(whole -> whole.segment().name())
        .containsExactly("opening", Attempt.FIRST, Attempt.SECOND, "closing");
    assertThat(((Segment.Cell) decoded.segments().get(1).segment()).result())
        .isEqualTo(attempt.record().cells().get(0));
  }

  @Test
  void aLongSegmentIsPrintedInSeveralPieces() {
    assertThat(attempt.segments().get(1).lines()).hasSizeGreaterThan(3);
    assertThat(attempt.lines()).allMatch(line -> line.length() < 9_000);
  }

  @Test
  void foreignLinesBetweenThePiecesDoNotMatter() {
    List<String> lines = new ArrayList<>();
    for (String line : attempt.lines()) {
      lines.add("WARNING: something else entirely");
      lines.add("archbench 0 #archbench BEGIN {}");
      lines.add(line);
      lines.add("");
    }

    Decoded decoded = decode(lines);

    assertThat(decoded.problems()).isEmpty();
    assertThat(decoded.segments()).hasSize(4);
  }

  @Test
  void aSegmentPrintedTwiceCountsOnce() {
    List<String> lines = attempt.lines();
    lines.addAll(attempt.lines());

    assertThat(decode(lines).segments()).extracting(Whole::sha256).isEqualTo(attempt.digests());
  }

  @Test
  void aSegmentCutShortIsNamedAndTheOthersStand() {
    List<String> lines = new ArrayList<>(attempt.lines());
    lines.remove(attempt.segments().get(0).lines().size() + 2); // a piece in the middle

    Decoded decoded = decode(lines);

    assertThat(decoded.segments()).hasSize(3);
    assertThat(decoded.problems())
        .singleElement()
        .asString()
        .startsWith("segment " + Attempt.FIRST + ": ")
        .contains("missing");
  }

  @Test
  void aLogThatEndsInASegmentIsSaid() {
    List<String> lines = attempt.lines();

    Decoded decoded = decode(lines.subList(0, lines.size() - 1));

    assertThat(decoded.segments()).hasSize(3);
    assertThat(decoded.problems()).containsExactly("segment closing: cut short");
  }

  @Test
  void aSegmentOfAnotherAttemptIsAProblem() {
    Decoded decoded = SegmentDecoder.decode("indexing-g1-r01-a2", attempt.log());

    assertThat(decoded.segments()).isEmpty();
    assertThat(decoded.problems()).hasSize(4).allMatch(problem -> problem.contains("-a1, not of"));
  }

  @Test
  void swappedPiecesAreAProblem() {
    List<String> lines = new ArrayList<>(attempt.lines());
    int first = attempt.segments().get(0).lines().size() + 1;
    Collections.swap(lines, first, first + 1);

    assertThat(decode(lines).segments()).hasSize(3);
    assertThat(decode(lines).problems()).hasSize(1);
  }

  @Test
  void aHeaderWithoutItsTrialIsAProblem() {
    String log = attempt.log().replaceFirst("\"trial\":\"[^\"]*\"", "\"trial\":null");

    Decoded decoded = SegmentDecoder.decode(attempt.trial(), log);

    assertThat(decoded.segments()).hasSize(3);
    assertThat(decoded.problems()).singleElement().asString().contains("trial");
  }

  /** Whatever happens to a log, a segment that is read is one that was printed. */
  @Test
  void aMutatedLogNeverGivesAWrongSegment() {
    Map<String, Segment> printed = new HashMap<>();
    SegmentDecoder.decode(attempt.trial(), attempt.log())
        .segments()
        .forEach(whole -> printed.put(whole.sha256(), whole.segment()));
    Random random = new Random(20261124);
    int damaged = 0;
    for (int i = 0; i < 1_000; i++) {
      Decoded decoded = SegmentDecoder.decode(attempt.trial(), mutated(random));

      for (Whole whole : decoded.segments()) {
        assertThat(whole.segment()).isEqualTo(printed.get(whole.sha256()));
      }
      damaged += decoded.segments().size() < 4 ? 1 : 0;
    }
    assertThat(damaged).as("mutations that did harm").isGreaterThan(500);
  }

  private String mutated(Random random) {
    String log = attempt.log();
    int at = random.nextInt(log.length());
    int to = Math.min(log.length(), at + random.nextInt(20_000));
    return switch (random.nextInt(4)) {
      case 0 -> log.substring(0, at) + (char) (32 + random.nextInt(95)) + log.substring(at + 1);
      case 1 -> log.substring(0, at); // cut off
      case 2 -> log.substring(0, at) + log.substring(to); // a stretch lost
      default -> log.substring(0, to) + log.substring(at); // a stretch repeated
    };
  }
}
