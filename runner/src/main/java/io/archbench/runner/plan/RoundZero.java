package io.archbench.runner.plan;

import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import java.util.List;

/**
 * What is measured of a suite before all else, and what for.
 *
 * @param cells each without warm-up, for as many iterations as warming up may take
 * @param warmups planned cells whose warm-up is found out
 * @param rates planned cells whose rates are found out
 */
public record RoundZero(List<CellSpec> cells, List<CellKey> warmups, List<OpenLoopCell> rates) {
  public RoundZero {
    cells = List.copyOf(cells);
    warmups = List.copyOf(warmups);
    rates = List.copyOf(rates);
  }

  /**
   * A planned cell at a fixed rate.
   *
   * @param parameter that sets the rate
   * @param closedLoop the cell of the same operations, one after the other
   */
  public record OpenLoopCell(CellKey cell, String parameter, CellKey closedLoop) {}
}
