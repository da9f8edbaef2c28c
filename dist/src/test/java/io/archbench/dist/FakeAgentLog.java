package io.archbench.dist;

import io.archbench.trial.Architecture;
import io.archbench.trial.CellKey;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.segment.Manifest;
import io.archbench.trial.segment.Segment;
import io.archbench.trial.segment.SegmentEncoder;
import io.archbench.trial.synthetic.RecordBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an agent would have printed and said, for pods of fake nodes: a record that a test made.
 *
 * @param log its standard output
 * @param digests of the segments in it
 */
record FakeAgentLog(String trial, String log, List<String> digests) {
  /**
   * The segments of a record.
   *
   * @param cells how many of them were finished; the closing is there if all were
   */
  static FakeAgentLog of(TrialSpec spec, TrialRecord record, int cells) {
    List<Segment> segments = new ArrayList<>();
    segments.add(
        new Segment.Opening(
            record.specSha256(),
            record.agentVersion(),
            record.environment(),
            record.noiseBefore(),
            record.started()));
    record.cells().stream().limit(cells).map(Segment.Cell::new).forEach(segments::add);
    if (cells == record.cells().size()) {
      segments.add(
          new Segment.Closing(record.noiseAfter().orElseThrow(), record.finished().orElseThrow()));
    }
    StringBuilder log = new StringBuilder();
    List<String> digests = new ArrayList<>();
    for (Segment segment : segments) {
      SegmentEncoder.Encoded encoded =
          SegmentEncoder.encode(segment, spec.key().text(), "00000000-fake");
      encoded.lines().forEach(line -> log.append(line).append('\n'));
      digests.add(encoded.sha256());
    }
    return new FakeAgentLog(spec.key().text(), log.toString(), digests);
  }

  /** The termination message. */
  String message(Manifest.State state, Optional<CellKey> running, String words) {
    return text(Manifest.of(trial, digests, running, state, Optional.empty(), words));
  }

  /** The termination message of an agent that measures nothing. */
  static String refusal(TrialSpec spec, RefusalKind kind, String words) {
    return text(
        Manifest.of(
            spec.key().text(),
            List.of(),
            Optional.empty(),
            Manifest.State.REFUSED,
            Optional.of(kind),
            words));
  }

  private static String text(Manifest manifest) {
    return new String(manifest.bytes(), StandardCharsets.UTF_8);
  }

  /** The record of a trial in which all went well. */
  static TrialRecord record(TrialSpec spec, Architecture architecture) {
    RecordBuilder builder = RecordBuilder.of("stub", "plain").architecture(architecture);
    spec.cells().forEach(cell -> builder.cell(cell.key().text(), "ops/s", 100, 101));
    TrialRecord made = builder.build();
    return new TrialRecord(
        made.schemaVersion(),
        spec,
        spec.sha256(),
        made.agentVersion(),
        made.environment(),
        made.cells(),
        made.noiseBefore(),
        made.noiseAfter(),
        made.started(),
        made.finished(),
        false);
  }
}
