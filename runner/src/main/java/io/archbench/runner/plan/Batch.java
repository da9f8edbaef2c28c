package io.archbench.runner.plan;

import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rounds that are measured before anybody looks at what they say.
 *
 * @param first number of its first round, from 1
 * @param last number of its last round
 * @param cells that are measured in them, sorted
 */
public record Batch(Phase phase, int first, int last, List<CellKey> cells) {
  public Batch {
    if (first < 1 || last < first || cells.isEmpty()) {
      throw new IllegalArgumentException(
          "no batch: rounds " + first + " to " + last + " of " + cells.size() + " cells");
    }
    cells = cells.stream().sorted().toList();
  }

  /** The rounds and cells of both. */
  public Batch with(Batch other) {
    Set<CellKey> all = new TreeSet<>(cells);
    all.addAll(other.cells);
    return new Batch(
        phase, Math.min(first, other.first), Math.max(last, other.last), List.copyOf(all));
  }
}
