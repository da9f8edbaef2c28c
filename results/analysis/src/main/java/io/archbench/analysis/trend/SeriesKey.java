package io.archbench.analysis.trend;

import io.archbench.trial.CellKey;

/**
 * Names a series: what is measured again night by night.
 *
 * @param variant the contender of the comparison with the anchor, such as {@code head-arm64}
 * @param metric {@code throughput}, or a further one such as {@code service p99}
 * @param work digest of how the cell is measured: nights that measured it otherwise are another
 *     series
 */
public record SeriesKey(String study, String variant, CellKey cell, String metric, String work) {}
