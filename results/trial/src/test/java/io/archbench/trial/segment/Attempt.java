package io.archbench.trial.segment;

import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.synthetic.RecordBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What an attempt at a trial printed, for tests. */
final class Attempt {
  static final String FIRST = "indexing/Search.term:thrpt:tmax";
  static final String SECOND = "indexing/Search.range:thrpt:tmax";

  private final TrialRecord record;
  private final List<SegmentEncoder.Encoded> segments = new ArrayList<>();

  /** An attempt with two cells, the first of which fills several pieces. */
  Attempt() {
    double[] noise = new Random(7).doubles(2_000, 900, 1_100).toArray();
    record =
        RecordBuilder.of("indexing", "g1")
            .cell(FIRST, "ops/s", noise)
            .cell(SECOND, "ops/s", 10, 11)
            .build();
    add(
        new Segment.Opening(
            record.specSha256(),
            record.agentVersion(),
            record.environment(),
            record.noiseBefore(),
            record.started()));
    for (CellResult cell : record.cells()) {
      add(new Segment.Cell(cell));
    }
    add(new Segment.Closing(record.noiseAfter().orElseThrow(), record.finished().orElseThrow()));
  }

  private void add(Segment segment) {
    segments.add(SegmentEncoder.encode(segment, trial(), "uid-1"));
  }

  String trial() {
    return record.spec().key().text();
  }

  TrialRecord record() {
    return record;
  }

  List<SegmentEncoder.Encoded> segments() {
    return segments;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    segments.forEach(segment -> lines.addAll(segment.lines()));
    return lines;
  }

  String log() {
    return new String(SegmentEncoder.print(lines()), StandardCharsets.US_ASCII);
  }

  List<String> digests() {
    return segments.stream().map(SegmentEncoder.Encoded::sha256).toList();
  }

  Manifest manifest() {
    return manifest(digests());
  }

  Manifest manifest(List<String> digests) {
    return Manifest.of(
        trial(), digests, Optional.empty(), Manifest.State.COMPLETE, Optional.empty(), "");
  }
}
