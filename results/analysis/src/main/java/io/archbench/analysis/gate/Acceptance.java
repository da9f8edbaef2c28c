package io.archbench.analysis.gate;

import io.archbench.trial.CellKey;
import java.time.LocalDate;
import java.util.Set;

/**
 * Somebody's word that regressions of some cells are known and borne for a while.
 *
 * @param cells that it is about
 * @param until the last day on which it holds
 */
public record Acceptance(Set<CellKey> cells, String reason, String author, LocalDate until) {
  public Acceptance {
    cells = Set.copyOf(cells);
  }

  boolean covers(CellKey cell, LocalDate day) {
    return cells.contains(cell) && !day.isAfter(until);
  }

  boolean hasExpiredFor(CellKey cell, LocalDate day) {
    return cells.contains(cell) && day.isAfter(until);
  }

  String words() {
    return "accepted by %s until %s: %s".formatted(author, until, reason);
  }
}
