package io.archbench.analysis.trend;

/**
 * Nearly all series of a variant moved in one night, all in one direction: the machine's doing, and
 * one event rather than as many changes as there are cells.
 *
 * @param night the first night behind it
 * @param moved how many series moved
 * @param of how many series were measured that night
 * @param shift median of their shifts, on the ln scale
 */
public record EnvironmentalEvent(
    String study, String variant, Night night, int moved, int of, double shift) {}
