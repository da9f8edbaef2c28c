package io.archbench.analysis.files;

import io.archbench.trial.CellKey;
import io.archbench.trial.jmh.JmhSchedule;
import io.archbench.trial.json.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of both sides, with one naming of their benchmarks.
 *
 * @param cells of either side, in the order of their keys
 */
public record FileSides(FileSide baseline, FileSide contender, List<CellKey> cells) {
  public FileSides {
    cells = List.copyOf(cells);
  }

  /**
   * Sets files against each other.
   *
   * @throws UnreadableResultFileException if a file holds a cell twice, or a side a file twice
   */
  public static FileSides of(List<ResultFile> baseline, List<ResultFile> contender) {
    BenchmarkNames names =
        new BenchmarkNames(Stream.concat(baseline.stream(), contender.stream()).toList());
    FileSide left = FileSide.of(baseline, names);
    FileSide right = FileSide.of(contender, names);
    List<CellKey> cells =
        Stream.concat(left.entries().keySet().stream(), right.entries().keySet().stream())
            .distinct()
            .map(key -> Map.entry(key.text(), key))
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toList();
    return new FileSides(left, right, cells);
  }

  /** All files, those of the baseline first. */
  public List<ResultFile> files() {
    return Stream.concat(baseline.files().stream(), contender.files().stream()).toList();
  }

  /** Digest of the cells that both sides have, and of how long each was measured. */
  public String workSha256() {
    return CanonicalJson.sha256(
        cells.stream()
            .filter(cell -> !baseline.of(cell).isEmpty() && !contender.of(cell).isEmpty())
            .map(
                cell -> List.of(cell.text(), schedules(baseline, cell), schedules(contender, cell)))
            .toList());
  }

  private static List<String> schedules(FileSide side, CellKey cell) {
    return side.of(cell).stream()
        .map(entry -> entry.result().schedule())
        .map(schedule -> text(schedule.warmup()) + "; " + text(schedule.measurement()))
        .distinct()
        .toList();
  }

  private static String text(Optional<JmhSchedule.Iterations> iterations) {
    return iterations.map(JmhSchedule.Iterations::text).orElse("unknown");
  }
}
