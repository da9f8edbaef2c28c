package io.archbench.analysis.compare;

import io.archbench.analysis.compare.CellComparison.Sided;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import java.util.Optional;

/**
 * A further quantity of a cell, judged by the same rules as its throughput; it never enters a
 * suite's ratio.
 *
 * @param metric such as {@code service p99} or {@code allocation}
 * @param unit of the scores; less is better in all of them
 * @param n units on each side
 * @param score geometric mean of the units
 * @param ratio baseline ÷ contender, so that above 1 the contender is better; absent without a unit
 *     a side
 */
public record MetricComparison(
    String metric,
    String unit,
    Sided<Integer> n,
    Sided<Optional<Double>> score,
    Optional<Double> theta,
    Optional<Double> se,
    Optional<Double> df,
    Optional<Ratio> ratio,
    Verdict verdict) {}
