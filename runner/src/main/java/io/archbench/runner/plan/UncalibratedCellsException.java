package io.archbench.runner.plan;

import io.archbench.trial.CellKey;
import java.util.List;

/** A calibration says nothing of cells that the plan has. */
public final class UncalibratedCellsException extends RuntimeException {
  UncalibratedCellsException(List<CellKey> cells) {
    super(
        "the calibration says nothing of "
            + cells.size()
            + " cells of the study, such as "
            + cells.getFirst()
            + ": calibrate again, without --calibration");
  }
}
