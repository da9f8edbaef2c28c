package io.archbench.analysis.compare;

import io.archbench.analysis.files.FileSides;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.sample.CellForks;
import io.archbench.analysis.sample.Samples;
import io.archbench.analysis.sample.Unit;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.jmh.JmhResult;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Result files of two sides.
 *
 * <p>With one file a side a fork is the unit, and what it says holds for the machine at hand. With
 * several, or if a side holds means only, a file is.
 */
final class ResultFiles implements Source {
  private final FileSides files;
  private final Unit unit;
  private final Map<CellKey, FileCell> cells = new LinkedHashMap<>();
  private final Samples samples;

  /**
   * Reads the files' results as cells.
   *
   * @param question holds the one comparison that is asked for
   * @throws IllegalArgumentException if it holds another number of comparisons
   */
  ResultFiles(Question question, FileSides files) {
    if (question.comparisons().size() != 1) {
      throw new IllegalArgumentException("files have two sides, so one comparison");
    }
    this.files = files;
    unit = isSingle(files) && hasForks(files) ? Unit.FORK : Unit.FILE;
    Sides sides = question.comparisons().get(0);
    files.cells().forEach(key -> cells.put(key, new FileCell(key, unit, sides, files)));
    samples = Samples.of(comparable());
  }

  private static boolean isSingle(FileSides files) {
    return files.baseline().files().size() == 1 && files.contender().files().size() == 1;
  }

  private static boolean hasForks(FileSides files) {
    return files.files().stream()
        .allMatch(file -> file.results().stream().anyMatch(JmhResult::hasRawData));
  }

  private Map<CellKey, Map<String, CellForks>> comparable() {
    Map<CellKey, Map<String, CellForks>> comparable = new HashMap<>();
    cells.forEach(
        (key, cell) -> {
          if (cell.incomparable().isEmpty()) {
            comparable.put(key, cell.forks());
          }
        });
    return comparable;
  }

  @Override
  public Samples samples() {
    return samples;
  }

  @Override
  public CellForks forks(CellKey cell, String variant) {
    return cell(cell).forks().getOrDefault(variant, CellForks.NONE);
  }

  @Override
  public Phase phase() {
    return Phase.MEASURE;
  }

  @Override
  public List<PlannedCell> cells() {
    return cells.values().stream().map(FileCell::planned).toList();
  }

  @Override
  public boolean has(String variant) {
    return true; // a side without any file is refused before
  }

  @Override
  public Unit unit(Sides sides) {
    return unit;
  }

  @Override
  public List<FairnessRow> fairness(Sides sides, Policy policy) {
    return FileFairness.review(files, policy);
  }

  @Override
  public CellFacts facts(PlannedCell cell, Sides sides, List<FairnessRow> fairness) {
    return cell(cell.key()).facts(FileFairness.unfair(files, cell.key(), fairness));
  }

  @Override
  public boolean isDemonstration(List<PlannedCell> planned) {
    return false; // each cell says how long it was measured
  }

  @Override
  public Map<String, String> cpuModels(String variant) {
    return Map.of();
  }

  @Override
  public List<Finding> findings(Sides sides) {
    return Stream.concat(
            DebugBuilds.find(sides.baseline(), files.baseline()),
            DebugBuilds.find(sides.contender(), files.contender()))
        .toList();
  }

  @Override
  public List<String> machineTypes(String variant) {
    return List.of();
  }

  private FileCell cell(CellKey key) {
    FileCell cell = cells.get(key);
    if (cell == null) {
      throw new IllegalArgumentException("no file holds " + key);
    }
    return cell;
  }
}
