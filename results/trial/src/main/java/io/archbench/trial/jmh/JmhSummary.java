package io.archbench.trial.jmh;

import java.util.Optional;

/**
 * What a result says of all of its iterations together.
 *
 * @param score their mean; absent if it is no number
 * @param samples values that the score is the mean of, if known
 */
public record JmhSummary(Optional<Double> score, Optional<Long> samples) {}
