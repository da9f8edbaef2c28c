package io.archbench.analysis.whole;

import io.archbench.analysis.stats.Ratio;
import java.util.Optional;

/**
 * What a ratio of work is worth at the two prices.
 *
 * @param pricePerformance work per money, contender ÷ baseline
 * @param saving at equal work, as a fraction of the baseline's cost; negative if it costs more
 * @param confidenceCheaper between 0 and 1; absent without an interval
 */
public record Valuation(
    Ratio pricePerformance,
    Range saving,
    Optional<Double> confidenceCheaper,
    MoneyVerdict verdict) {}
