package io.archbench.analysis.whole;

import java.util.List;

/**
 * The representative cells of a suite that both sides measured at one load.
 *
 * @param cells weights sum to 1; in the order of their keys
 * @param operations how many of the suite's operations they measure
 * @param measured part of the suite's weights that they have, between 0 and 1
 */
record SuiteMix(List<WeightedCell> cells, int operations, double measured) {
  SuiteMix {
    cells = List.copyOf(cells);
  }
}
