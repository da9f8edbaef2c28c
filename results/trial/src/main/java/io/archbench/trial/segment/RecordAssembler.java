package io.archbench.trial.segment;

import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.segment.Segment.Cell;
import io.archbench.trial.segment.Segment.Closing;
import io.archbench.trial.segment.Segment.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a trial record together from what an attempt printed. */
public final class RecordAssembler {
  private RecordAssembler() {}

  /**
   * What could be read of an attempt.
   *
   * @param record absent if not even the opening segment arrived
   * @param problems why something is missing; empty if the log holds all that the manifest lists
   */
  public record Assembled(Optional<TrialRecord> record, List<String> problems) {}

  /**
   * Assembles the record of an attempt.
   *
   * <p>Only segments that the manifest covers, and cells that the spec asks for, are used: the log
   * alone proves nothing.
   *
   * @param log standard output of the agent
   */
  public static Assembled assemble(TrialSpec spec, String log, Manifest manifest) {
    SegmentDecoder.Decoded decoded = SegmentDecoder.decode(spec.key().text(), log);
    List<String> problems = new ArrayList<>(decoded.problems());
    List<SegmentDecoder.Whole> covered = covered(decoded.segments(), manifest, problems);

    Optional<Opening> opening = Optional.empty();
    Optional<Closing> closing = Optional.empty();
    List<CellResult> cells = new ArrayList<>();
    for (SegmentDecoder.Whole whole : covered) {
      Segment segment = whole.segment();
      if (segment instanceof Opening first) {
        opening = Optional.of(first);
      } else if (segment instanceof Closing end) {
        closing = Optional.of(end);
      } else if (segment instanceof Cell cell) {
        CellResult result = cell.result();
        if (spec.cells().stream().anyMatch(asked -> asked.key().equals(result.cell()))) {
          cells.add(result);
        } else {
          problems.add("a result for " + result.cell() + ", which was not asked for");
        }
      }
    }
    Optional<Closing> last = closing;
    return new Assembled(opening.map(first -> record(spec, first, cells, last)), problems);
  }

  private static TrialRecord record(
      TrialSpec spec, Opening opening, List<CellResult> cells, Optional<Closing> closing) {
    return new TrialRecord(
        TrialRecord.SCHEMA,
        spec,
        opening.specSha256(),
        opening.agentVersion(),
        opening.environment(),
        cells,
        opening.noise(),
        closing.map(Closing::noise),
        opening.started(),
        closing.map(Closing::finished),
        false);
  }

  private static List<SegmentDecoder.Whole> covered(
      List<SegmentDecoder.Whole> found, Manifest manifest, List<String> problems) {
    List<String> digests =
        found.stream().map(SegmentDecoder.Whole::sha256).collect(Collectors.toList());
    if (digests.size() > manifest.count()) {
      // printed, but the process died before it could vouch for it
      digests = digests.subList(0, manifest.count());
    }
    if (manifest.covers(digests)) {
      return found.subList(0, digests.size());
    }
    problems.add(
        "the log holds "
            + found.size()
            + " whole segments, the manifest lists "
            + manifest.count()
            + ", and they differ");
    return found.stream()
        .filter(whole -> manifest.segments().contains(whole.sha256()))
        .collect(Collectors.toList());
  }
}
