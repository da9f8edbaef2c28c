package io.archbench.runner.plan;

import io.archbench.trial.CellKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What round 0 found out; {@code calibration.json}, with which another run measures alike.
 *
 * @param schemaVersion of this document, {@value #SCHEMA}
 */
public record Calibration(int schemaVersion, List<CalibratedCell> cells) {
  /** The schema that this version writes. */
  public static final int SCHEMA = 1;

  public Calibration {
    if (schemaVersion != SCHEMA) {
      throw new IllegalArgumentException(
          "calibration has schema " + schemaVersion + ", this version reads " + SCHEMA);
    }
    cells = List.copyOf(cells);
  }

  /**
   * What was found out about one planned cell.
   *
   * @param warmup the longest that a variant needed
   * @param rates in operations per second, each of which becomes a cell
   * @param remark what should be known of it
   */
  public record CalibratedCell(
      CellKey cell, Optional<Duration> warmup, List<String> rates, Optional<String> remark) {
    public CalibratedCell {
      rates = List.copyOf(rates);
    }
  }

  /** What was found out about a cell. */
  public Optional<CalibratedCell> of(CellKey cell) {
    return cells.stream().filter(each -> each.cell().equals(cell)).findFirst();
  }
}
