package io.archbench.history;

import io.archbench.analysis.trend.Conditions;
import io.archbench.trial.CellKey;
import java.util.Map;

/**
 * How one contender was measured in a night.
 *
 * @param conditions by suite: one more suite changes nothing for the others
 * @param work digest of how each cell is measured
 */
public record ContenderFacts(Map<String, Conditions> conditions, Map<CellKey, String> work) {
  public ContenderFacts {
    conditions = Map.copyOf(conditions);
    work = Map.copyOf(work);
  }

  Conditions conditionsOf(CellKey cell) {
    Conditions found = conditions.get(cell.suite());
    if (found == null) {
      throw new IllegalArgumentException("no conditions of the suite " + cell.suite());
    }
    return found;
  }

  String workOf(CellKey cell) {
    String digest = work.get(cell);
    if (digest == null) {
      throw new IllegalArgumentException("no work of " + cell);
    }
    return digest;
  }
}
