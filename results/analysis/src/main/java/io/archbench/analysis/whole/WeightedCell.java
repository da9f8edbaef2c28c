package io.archbench.analysis.whole;

/**
 * A cell in a mix.
 *
 * @param weight its part of the time that the baseline needs for the mix
 */
record WeightedCell(CellSamples samples, double weight) {
  WeightedCell times(double factor) {
    return new WeightedCell(samples, weight * factor);
  }
}
