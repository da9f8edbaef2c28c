package io.archbench.runner.plan;

import io.archbench.trial.CellSpec;
import io.archbench.trial.json.CanonicalJson;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What work is, for {@code workSha256}: cells with the lengths they are measured for, seed and
 * corpus size. A time-out is no work.
 */
record WorkDigest(long seed, String corpusSize, List<Cell> cells) {
  record Cell(String key, long warmup, int iterations, long iterationTime) {}

  static String of(long seed, String corpusSize, List<CellSpec> cells) {
    return CanonicalJson.sha256(
        new WorkDigest(seed, corpusSize, cells.stream().map(WorkDigest::cell).toList()));
  }

  /** The work of a whole study. */
  static String of(List<PlannedSuite> suites) {
    SortedMap<String, String> byName = new TreeMap<>();
    suites.forEach(suite -> byName.put(suite.name(), suite.workSha256()));
    return CanonicalJson.sha256(byName);
  }

  private static Cell cell(CellSpec cell) {
    return new Cell(
        cell.key().text(),
        cell.settings().warmup().toMillis(),
        cell.settings().iterations(),
        cell.settings().iterationTime().toMillis());
  }
}
