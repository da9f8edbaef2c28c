package io.archbench.analysis.whole;

import io.archbench.analysis.stats.Ratio;
import java.util.Optional;

/**
 * The whole's ratio with nodes of one CPU model alone.
 *
 * @param variant the side whose nodes have several models
 * @param nodes of that model
 * @param share of the fleet's nodes that has it; absent if that is not known
 */
public record ModelRatio(
    String variant, String model, int nodes, Optional<Double> share, Ratio ratio) {}
