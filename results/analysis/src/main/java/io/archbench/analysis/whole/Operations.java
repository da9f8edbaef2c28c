package io.archbench.analysis.whole;

import io.archbench.analysis.question.SuiteShare;
import io.archbench.trial.CellKey;
import io.archbench.trial.Mode;
import io.archbench.trial.ThreadCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The operations that stand for a suite's work, found by cell. */
public final class Operations {
  private final Map<String, List<Operation>> byBenchmark = new HashMap<>();

  Operations(SuiteShare suite) {
    suite.weights().forEach((name, weight) -> add(suite.suite(), name, weight));
  }

  /** Whether a cell is one of those that the suite's ratio is made of. */
  public static boolean represent(SuiteShare suite, CellKey cell) {
    boolean closedLoop = cell.mode() == Mode.THROUGHPUT || cell.mode() == Mode.AVERAGE_TIME;
    return closedLoop
        && new Operations(suite).of(cell).filter(each -> each.weight().signum() > 0).isPresent();
  }

  /**
   * An operation with its weight.
   *
   * @param parameters that a cell must have; it may have others beside them
   */
  record Operation(String name, SortedMap<String, String> parameters, BigDecimal weight) {}

  /** The operation that a cell measures; of several, the one that names most parameters. */
  Optional<Operation> of(CellKey cell) {
    return byBenchmark.getOrDefault(cell.benchmark(), List.of()).stream()
        .filter(
            operation ->
                cell.parameters().entrySet().containsAll(operation.parameters().entrySet()))
        .max(
            Comparator.comparingInt((Operation operation) -> operation.parameters().size())
                .thenComparing(Operation::name));
  }

  private void add(String suite, String name, BigDecimal weight) {
    // mode and threads stand in for those that an operation leaves open
    CellKey key =
        CellKey.parse(
            suite + "/" + name + ":" + Mode.THROUGHPUT.label() + ":t" + ThreadCount.MAX.symbol());
    byBenchmark
        .computeIfAbsent(key.benchmark(), benchmark -> new ArrayList<>())
        .add(new Operation(name, key.parameters(), weight));
  }
}
