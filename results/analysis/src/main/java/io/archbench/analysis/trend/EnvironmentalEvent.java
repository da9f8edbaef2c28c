package io.archbench.analysis.trend;

/**
 * More than half of a variant's series moved in one night, all in one direction: one event rather
 * than as many changes as there are cells. It is the machine's doing, or one change that touches
 * most of them; the commits around the night tell neither from the other.
 *
 * @param night the first night behind it
 * @param moved how many series moved
 * @param of how many series were measured that night
 * @param shift median of their shifts, on the ln scale
 */
public record EnvironmentalEvent(
    String study, String variant, Night night, int moved, int of, double shift) {}
