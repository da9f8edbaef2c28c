package io.archbench.analysis.whole;

import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.SuiteShare;
import io.archbench.analysis.whole.Operations.Operation;
import io.archbench.trial.CellKey;
import io.archbench.trial.Mode;
import io.archbench.trial.ThreadCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Selects the cells of one suite that enter its ratio, at each load: closed-loop throughput of
 * representative operations, or of all cells where there are no weights.
 *
 * <p>Where several cells measure one operation at one load, they share its weight. Numbers of
 * threads count only if no cell has a relative load.
 */
final class MixSelection {
  private final boolean equalWeights;
  private final Operations operations;
  private final BigDecimal allWeights;
  private final SortedMap<Load, List<Candidate>> candidates = new TreeMap<>();

  /**
   * Selects among cells.
   *
   * @param cells of that suite, whether measured or not
   */
  MixSelection(SuiteShare suite, boolean equalWeights, List<PlannedCell> cells) {
    this.equalWeights = equalWeights;
    operations = new Operations(suite);
    allWeights = suite.weights().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    cells.stream()
        .map(cell -> Map.entry(cell.key().text(), cell)) // a key makes its text anew each time
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .forEach(
            cell ->
                operation(cell.key())
                    .ifPresent(
                        operation ->
                            candidates
                                .computeIfAbsent(load(cell.key()), load -> new ArrayList<>())
                                .add(new Candidate(cell, operation))));
    if (candidates.size() > 1) {
      candidates.remove(Load.AS_MEASURED);
    }
  }

  private record Candidate(PlannedCell cell, Operation operation) {}

  private record Found(Operation operation, CellSamples samples) {
    boolean isRate() {
      return samples.cell().key().mode() == Mode.THROUGHPUT;
    }
  }

  /** What a cell measures, whether as a rate or as a time. */
  private record Slot(
      String benchmark, SortedMap<String, String> parameters, ThreadCount threads) {}

  /** How many operations stand for the suite. */
  int representative(int weighted) {
    return equalWeights
        ? candidates.values().stream().mapToInt(List::size).max().orElse(0)
        : weighted;
  }

  /** The mixes of those cells that were measured; without loads of which there is none. */
  SortedMap<Load, SuiteMix> mixes(Function<PlannedCell, Optional<CellSamples>> measured) {
    SortedMap<Load, SuiteMix> mixes = new TreeMap<>();
    candidates.forEach(
        (load, cells) -> {
          List<Found> found = found(cells, measured);
          if (!found.isEmpty()) {
            mixes.put(load, mix(found, cells.size()));
          }
        });
    return mixes;
  }

  private static List<Found> found(
      List<Candidate> candidates, Function<PlannedCell, Optional<CellSamples>> measured) {
    Map<Slot, Found> found = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      CellKey key = candidate.cell().key();
      measured
          .apply(candidate.cell())
          .ifPresent(
              samples ->
                  found.merge(
                      new Slot(key.benchmark(), key.parameters(), key.threads()),
                      new Found(candidate.operation(), samples),
                      (earlier, later) -> earlier.isRate() ? earlier : later));
    }
    return List.copyOf(found.values());
  }

  private SuiteMix mix(List<Found> found, int planned) {
    Map<Operation, Integer> cellsOf = new LinkedHashMap<>();
    found.forEach(each -> cellsOf.merge(each.operation(), 1, Integer::sum));
    double sum =
        cellsOf.keySet().stream()
            .map(Operation::weight)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .doubleValue();
    List<WeightedCell> cells =
        found.stream()
            .map(
                each ->
                    new WeightedCell(
                        each.samples(),
                        each.operation().weight().doubleValue()
                            / (cellsOf.getOrDefault(each.operation(), 1) * sum)))
            .toList();
    double all = equalWeights ? planned : allWeights.doubleValue();
    return new SuiteMix(cells, cellsOf.size(), sum / all);
  }

  private Optional<Operation> operation(CellKey cell) {
    boolean closedLoop = cell.mode() == Mode.THROUGHPUT || cell.mode() == Mode.AVERAGE_TIME;
    if (!closedLoop) {
      return Optional.empty();
    }
    return equalWeights
        ? Optional.of(new Operation(cell.text(), cell.parameters(), BigDecimal.ONE))
        : operations.of(cell).filter(operation -> operation.weight().signum() > 0);
  }

  private static Load load(CellKey cell) {
    return switch (cell.threads().symbol()) {
      case "quarter" -> Load.QUARTER;
      case "max" -> Load.MAX;
      default -> Load.AS_MEASURED;
    };
  }
}
