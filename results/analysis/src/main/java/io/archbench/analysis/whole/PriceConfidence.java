package io.archbench.analysis.whole;

/**
 * Confidence that the contender is cheaper, if its price were that fraction of the baseline's.
 *
 * @param priceRatio contender ÷ baseline
 * @param confidence between 0 and 1
 */
public record PriceConfidence(double priceRatio, double confidence) {}
