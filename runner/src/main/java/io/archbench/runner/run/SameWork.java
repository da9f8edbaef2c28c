package io.archbench.runner.run;

import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedSuite;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.JmhSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names in what the work of two plans differs. */
final class SameWork {
  private final List<String> differences = new ArrayList<>();

  private SameWork() {}

  /** The differences in words; empty if both plan the same work. */
  static List<String> differences(Plan one, Plan other) {
    if (one.workSha256().equals(other.workSha256())) {
      return List.of();
    }
    SameWork work = new SameWork();
    work.compare("seed", one.seed(), other.seed());
    Map<String, PlannedSuite> left = byName(one.suites(), PlannedSuite::name);
    Map<String, PlannedSuite> right = byName(other.suites(), PlannedSuite::name);
    work.compare("suites", new TreeSet<>(left.keySet()), new TreeSet<>(right.keySet()));
    left.forEach(
        (name, suite) -> {
          PlannedSuite same = right.get(name);
          if (same != null) {
            work.compare("corpus of " + name, suite.corpusSize(), same.corpusSize());
            work.cells(suite, same);
          }
        });
    return work.differences;
  }

  private void cells(PlannedSuite one, PlannedSuite other) {
    Map<CellKey, CellSpec> left = byName(one.commonCells(), CellSpec::key);
    Map<CellKey, CellSpec> right = byName(other.commonCells(), CellSpec::key);
    left.keySet().stream()
        .filter(key -> !right.containsKey(key))
        .forEach(key -> differences.add(key + " only in the first"));
    right.keySet().stream()
        .filter(key -> !left.containsKey(key))
        .forEach(key -> differences.add(key + " only in the other"));
    left.forEach(
        (key, cell) -> {
          CellSpec same = right.get(key);
          if (same != null) {
            compare("lengths of " + key, lengths(cell.settings()), lengths(same.settings()));
          }
        });
  }

  private static String lengths(JmhSettings settings) {
    return "%d ms warm-up, %d × %d ms"
        .formatted(
            settings.warmup().toMillis(),
            settings.iterations(),
            settings.iterationTime().toMillis());
  }

  private void compare(String what, Object one, Object other) {
    if (!Objects.equals(one, other)) {
      differences.add(what + " " + one + " and " + other);
    }
  }

  private static <K, V> Map<K, V> byName(List<V> values, Function<V, K> key) {
    return values.stream().collect(Collectors.toMap(key, Function.identity()));
  }
}
