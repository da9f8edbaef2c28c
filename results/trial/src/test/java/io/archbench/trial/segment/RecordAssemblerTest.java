package io.archbench.trial.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.CellKey;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.segment.RecordAssembler.Assembled;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordAssemblerTest {
  private final Attempt attempt = new Attempt();
  private final TrialSpec spec = attempt.record().spec();

  @Test
  void aWholeLogGivesTheRecord() {
    Assembled assembled = RecordAssembler.assemble(spec, attempt.log(), attempt.manifest());

    assertThat(assembled.problems()).isEmpty();
    TrialRecord record = assembled.record().orElseThrow();
    assertThat(record.cells()).isEqualTo(attempt.record().cells());
    assertThat(record.environment()).isEqualTo(attempt.record().environment());
    assertThat(record.finished()).isEqualTo(attempt.record().finished());
    assertThat(record.noiseAfter()).isEqualTo(attempt.record().noiseAfter());
    assertThat(record.isComplete()).isTrue();
    assertThat(record.synthetic()).as("what was printed is no fixture").isFalse();
  }

  @Test
  void whatTheManifestDoesNotVouchForIsLeftOut() {
    Manifest early = attempt.manifest(attempt.digests().subList(0, 2));

    Assembled assembled = RecordAssembler.assemble(spec, attempt.log(), early);

    assertThat(assembled.problems()).isEmpty();
    TrialRecord record = assembled.record().orElseThrow();
    assertThat(record.cells()).extracting(CellResult::cell).containsExactly(key(Attempt.FIRST));
    assertThat(record.finished()).isEmpty();
    assertThat(record.isComplete()).isFalse();
  }

  @Test
  void aLostSegmentIsSaidAndThoseThatAreThereAreKept() {
    List<String> lines = new ArrayList<>(attempt.lines());
    lines.removeAll(attempt.segments().get(1).lines());

    Assembled assembled =
        RecordAssembler.assemble(spec, String.join("\n", lines), attempt.manifest());

    assertThat(assembled.problems())
        .containsExactly("the log holds 3 whole segments, the manifest lists 4, and they differ");
    assertThat(assembled.record().orElseThrow().cells())
        .extracting(CellResult::cell)
        .containsExactly(key(Attempt.SECOND));
  }

  @Test
  void aSegmentThatTheManifestDoesNotListIsLeftOutThoughItIsWhole() {
    List<String> digests = new ArrayList<>(attempt.digests());
    digests.set(2, "0".repeat(64));

    Assembled assembled = RecordAssembler.assemble(spec, attempt.log(), attempt.manifest(digests));

    assertThat(assembled.problems()).hasSize(1);
    assertThat(assembled.record().orElseThrow().cells())
        .extracting(CellResult::cell)
        .containsExactly(key(Attempt.FIRST));
  }

  @Test
  void withoutAnOpeningThereIsNoRecord() {
    Assembled assembled = RecordAssembler.assemble(spec, "nothing\n", attempt.manifest());

    assertThat(assembled.record()).isEmpty();
    assertThat(assembled.problems()).isNotEmpty();
  }

  @Test
  void aResultThatWasNotAskedForIsAProblem() {
    TrialSpec other = spec.retry(1, Set.of(key(Attempt.SECOND)));

    Assembled assembled = RecordAssembler.assemble(other, attempt.log(), attempt.manifest());

    assertThat(assembled.problems())
        .containsExactly("a result for " + Attempt.SECOND + ", which was not asked for");
    assertThat(assembled.record().orElseThrow().cells()).hasSize(1);
  }

  private static CellKey key(String text) {
    return CellKey.parse(text);
  }
}
