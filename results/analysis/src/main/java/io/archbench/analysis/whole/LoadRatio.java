package io.archbench.analysis.whole;

import io.archbench.analysis.stats.Ratio;

/**
 * The ratio of one mix at one load.
 *
 * @param units of the smaller side, or pairs, that hold every cell of the mix
 * @param cells of the mix
 */
public record LoadRatio(Load load, int units, int cells, Ratio ratio) {}
