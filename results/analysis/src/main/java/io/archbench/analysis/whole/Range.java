package io.archbench.analysis.whole;

import java.util.Optional;

/**
 * An estimate with its 95 % interval, on a plain scale.
 *
 * @param low95 both limits are absent where there are too few units for an interval
 */
public record Range(double value, Optional<Double> low95, Optional<Double> high95) {}
